// SQLite FTS5 with its trigram tokenizer, through its C interface.
// SPDX-License-Identifier: GPL-2.0-or-later
//
// Trigrams cannot find words of one or two characters, and half of all Japanese words have two: those are looked for
// with LIKE, which reads every record that is left.
#include <sqlite3.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "peers/peer.hpp"
#include "records/record.hpp"

namespace {

using namespace iken::bench;

class Statement {
 public:
  Statement(sqlite3* database, const std::string& sql) : database_(database) {
    if (sqlite3_prepare_v2(database, sql.c_str(), -1, &statement_, nullptr) != SQLITE_OK) fail();
  }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  ~Statement() { sqlite3_finalize(statement_); }

  void bind(int place, const std::string& text) {
    sqlite3_bind_text(statement_, place, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
  }
  void bind(int place, std::int64_t number) { sqlite3_bind_int64(statement_, place, number); }

  bool step() {
    const int code = sqlite3_step(statement_);
    if (code != SQLITE_ROW && code != SQLITE_DONE) fail();
    return code == SQLITE_ROW;
  }
  void run() {
    step();
    sqlite3_reset(statement_);
  }

  [[nodiscard]] std::int64_t number(int column) const { return sqlite3_column_int64(statement_, column); }
  [[nodiscard]] double real(int column) const { return sqlite3_column_double(statement_, column); }
  [[nodiscard]] std::string text(int column) const {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return bytes == nullptr ? std::string()
                            : std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)));
  }

 private:
  [[noreturn]] void fail() const { throw std::runtime_error(sqlite3_errmsg(database_)); }
  sqlite3* database_;
  sqlite3_stmt* statement_ = nullptr;
};

class Database {
 public:
  explicit Database(const std::string& path) {
    if (sqlite3_open(path.c_str(), &database_) != SQLITE_OK) throw std::runtime_error("cannot open " + path);
  }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database() { sqlite3_close(database_); }

  void execute(const std::string& sql) {
    if (sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
      throw std::runtime_error(sql + ": " + sqlite3_errmsg(database_));
    }
  }
  [[nodiscard]] sqlite3* get() const { return database_; }

 private:
  sqlite3* database_ = nullptr;
};

/// Facet values as small numbers, as anyone would store them who counts them.
class Numbered {
 public:
  std::int64_t number(const std::string& value) {
    return numbers_.try_emplace(value, static_cast<std::int64_t>(numbers_.size())).first->second;
  }
  void store(Database& database, const std::string& table) const {
    Statement insert(database.get(), "INSERT INTO " + table + " VALUES (?, ?)");
    for (const auto& [value, number] : numbers_) {
      insert.bind(1, number);
      insert.bind(2, value);
      insert.run();
    }
  }

 private:
  std::unordered_map<std::string, std::int64_t> numbers_;
};

void fill(Database& database, const std::string& path, IndexFigures& figures) {
  Statement text(database.get(), "INSERT INTO texts VALUES (?, ?, ?, ?, ?)");
  Statement words(database.get(), "INSERT INTO words (rowid, title, opinion, response) VALUES (?, ?, ?, ?)");
  Statement facets(database.get(), "INSERT INTO facets VALUES (?, ?, ?)");
  Numbered categories;
  Numbered initiatives;
  each_record(path, [&](BenchRecord&& record) {
    const auto number = static_cast<std::int64_t>(++figures.records);
    figures.text_bytes += record.text_bytes();
    for (Statement* statement : {&text, &words, &facets}) statement->bind(1, number);
    for (Statement* statement : {&text, &words}) {
      statement->bind(2, record.title);
      statement->bind(3, record.opinion);
      statement->bind(4, record.response);
    }
    text.bind(5, record.id);
    facets.bind(2, categories.number(record.category));
    facets.bind(3, initiatives.number(record.initiative));
    for (Statement* statement : {&text, &words, &facets}) statement->run();
    return true;
  });
  categories.store(database, "categories");
  initiatives.store(database, "initiatives");
}

IndexFigures build_index(const PeerCall& call) {
  std::filesystem::create_directories(call.index);
  IndexFigures figures;
  const Stopwatch watch;
  {
    Database database(call.index + "/db");
    database.execute(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA cache_size=-262144; BEGIN;"
        "CREATE TABLE texts (number INTEGER PRIMARY KEY, title, opinion, response, id);"
        "CREATE TABLE facets (number INTEGER PRIMARY KEY, category INTEGER, initiative INTEGER);"
        "CREATE TABLE categories (number INTEGER PRIMARY KEY, value); CREATE TABLE initiatives (number INTEGER PRIMARY "
        "KEY, value);"
        "CREATE VIRTUAL TABLE words USING fts5(title, opinion, response, content='texts', content_rowid='number', "
        "tokenize='trigram')");
    fill(database, call.records, figures);
    database.execute("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)");
  }
  figures.seconds = watch.seconds();
  figures.index_bytes = bytes_on_disk(call.index);
  return figures;
}

std::size_t characters(const std::string& text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; }));
}

/// What is asked: a MATCH expression of the longer words, and the short ones.
struct Question {
  std::string match;
  std::vector<std::string> words;
  std::vector<std::string> short_words;
};

Question question_of(const BenchQuery& query, bool strings) {
  Question question;
  question.words = strings ? std::vector<std::string>{query.text} : words_of(query.text);
  for (const auto& word : question.words) {
    if (characters(word) < 3)
      question.short_words.push_back(word);
    else
      question.match += (question.match.empty() ? "\"" : " AND \"") + word + "\"";
  }
  return question;
}

class Asker {
 public:
  explicit Asker(const std::string& path) : database_(path) {
    database_.execute("PRAGMA cache_size=-131072; PRAGMA mmap_size=1073741824");
  }

  Answer ask(const Question& question) {
    Answer answer;
    std::vector<std::tuple<double, std::int64_t>> found;
    std::unordered_map<std::int64_t, std::uint64_t> categories;
    std::unordered_map<std::int64_t, std::uint64_t> initiatives;
    Statement all(database_.get(), sql_of(question));
    bind(all, question);
    while (all.step()) {
      found.emplace_back(all.real(1), all.number(0));
      ++categories[all.number(2)];
      ++initiatives[all.number(3)];
    }
    answer.total = found.size();
    answer.facet_values = named(categories, "categories", answer) + named(initiatives, "initiatives", answer);
    const std::size_t shown = std::min<std::size_t>(10, found.size());
    std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(shown), found.end());
    for (std::size_t i = 0; i < shown; ++i) fetch(std::get<1>(found[i]), question, answer);
    return answer;
  }

 private:
  static std::string sql_of(const Question& question) {
    const bool matches = !question.match.empty();
    std::string sql =
        matches ? "SELECT words.rowid, bm25(words), category, initiative FROM words JOIN facets ON number = words.rowid"
                : "SELECT texts.number, 0.0, category, initiative FROM texts JOIN facets USING (number)";
    std::string condition = matches ? " WHERE words MATCH ?1" : " WHERE 1";
    for (std::size_t i = 0; i < question.short_words.size(); ++i) {
      const std::string place = "?" + std::to_string(i + 2);
      condition += " AND (title LIKE " + place + " OR opinion LIKE " + place + " OR response LIKE " + place + ")";
    }
    return sql + condition;
  }

  static void bind(Statement& statement, const Question& question) {
    if (!question.match.empty()) statement.bind(1, question.match);
    for (std::size_t i = 0; i < question.short_words.size(); ++i) {
      statement.bind(static_cast<int>(i) + 2, "%" + question.short_words[i] + "%");
    }
  }

  std::size_t named(const std::unordered_map<std::int64_t, std::uint64_t>& counts, const std::string& table,
                    Answer& answer) {
    std::vector<std::pair<std::uint64_t, std::int64_t>> order;
    for (const auto& [number, count] : counts) order.emplace_back(count, number);
    std::sort(order.rbegin(), order.rend());
    auto& names = names_[table];
    if (names.empty()) {
      Statement all(database_.get(), "SELECT number, value FROM " + table);
      while (all.step()) names[all.number(0)] = all.text(1);
    }
    for (const auto& [count, number] : order) answer.bytes += names[number].size();
    return order.size();
  }

  void fetch(std::int64_t number, const Question& question, Answer& answer) {
    Statement one(database_.get(), "SELECT title, opinion, response, id FROM texts WHERE number = ?");
    one.bind(1, number);
    if (!one.step()) return;
    ++answer.records;
    for (int column = 0; column < 4; ++column) answer.bytes += one.text(column).size();
    for (int column = 1; column < 3; ++column) answer.snippets += mark(one.text(column), question.words, answer);
  }

  /// A cut of about 60 characters around the first place, the words in it marked: far cheaper than FTS5's snippet(),
  /// which tokenizes the text again.
  static std::size_t mark(const std::string& text, const std::vector<std::string>& words, Answer& answer) {
    std::size_t first = std::string::npos;
    for (const auto& word : words) first = std::min(first, text.find(word));
    if (first == std::string::npos) return 0;
    std::string cut = text.substr(first - std::min<std::size_t>(first, 90), 180);
    for (const auto& word : words) {
      if (const auto at = cut.find(word); at != std::string::npos)
        cut.insert(at + word.size(), "</b>").insert(at, "<b>");
    }
    answer.bytes += cut.size();
    return 1;
  }

  Database database_;
  std::map<std::string, std::unordered_map<std::int64_t, std::string>> names_;
};

std::function<Answer(const BenchQuery&)> open_index(const PeerCall& call) {
  auto asker = std::make_shared<Asker>(call.index + "/db");
  const bool strings = call.strings;
  return [asker, strings](const BenchQuery& query) { return asker->ask(question_of(query, strings)); };
}

}  // namespace

int main(int argc, char** argv) { return run_peer({"sqlite-fts5-trigram", build_index, open_index}, argc, argv); }
