// Groonga, through its library: the records in a table, one full-text index over title, opinion and response.
// SPDX-License-Identifier: GPL-2.0-or-later
//
// Options: --tokenizer TokenMecab|TokenBigram|… (index)   --facet-values N (search; -1 = all, as iken gives)
// The texts are stored first and the index is built over them afterwards: Groonga's fastest way.
#include <groonga.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "peers/peer.hpp"
#include "records/record.hpp"

namespace {

using namespace iken::bench;

/// One opened database. Groonga keeps its state per process, so there is one of these at a time.
class Groonga {
 public:
  Groonga() {
    grn_init();
    context_ = grn_ctx_open(0);
  }
  Groonga(const Groonga&) = delete;
  Groonga& operator=(const Groonga&) = delete;
  ~Groonga() {
    if (database_ != nullptr) grn_obj_close(context_, database_);
    grn_ctx_close(context_);
    grn_fin();
  }

  void create(const std::string& path) {
    database_ = grn_db_create(context_, path.c_str(), nullptr);
    check("create");
  }
  void open(const std::string& path) {
    database_ = grn_db_open(context_, path.c_str());
    check("open");
  }

  /// Runs one command of Groonga's own language in this process; the answer is valid until the next call.
  std::string_view command(std::string_view line) {
    grn_ctx_send(context_, line.data(), static_cast<unsigned>(line.size()), 0);
    check(line);
    char* answer = nullptr;
    unsigned size = 0;
    int flags = 0;
    grn_ctx_recv(context_, &answer, &size, &flags);
    check(line);
    return {answer, size};
  }

  grn_obj* object(const char* name) {
    grn_obj* found = grn_ctx_get(context_, name, -1);
    if (found == nullptr) throw std::runtime_error(std::string("no such object: ") + name);
    return found;
  }

  [[nodiscard]] grn_ctx* context() const { return context_; }

  void check(std::string_view what) const {
    if (context_->rc != GRN_SUCCESS) throw std::runtime_error(std::string(what) + ": " + context_->errbuf);
  }

 private:
  grn_ctx* context_ = nullptr;
  grn_obj* database_ = nullptr;
};

class Loader {
 public:
  explicit Loader(Groonga& groonga)
      : groonga_(groonga),
        table_(groonga.object("Records")),
        title_(groonga.object("Records.title")),
        opinion_(groonga.object("Records.opinion")),
        response_(groonga.object("Records.response")),
        category_(groonga.object("Records.category")),
        initiative_(groonga.object("Records.initiative")),
        document_(groonga.object("Records.document")) {}

  void add(const BenchRecord& record) {
    int added = 0;
    const grn_id id =
        grn_table_add(groonga_.context(), table_, record.id.data(), static_cast<unsigned>(record.id.size()), &added);
    groonga_.check("add");
    set(title_, id, record.title);
    set(opinion_, id, record.opinion);
    set(response_, id, record.response);
    set(category_, id, record.category);
    set(initiative_, id, record.initiative);
    set(document_, id, record.document);
    groonga_.check("set");
  }

 private:
  void set(grn_obj* column, grn_id id, const std::string& text) {
    if (text.empty()) return;
    grn_obj value;
    GRN_TEXT_INIT(&value, GRN_OBJ_DO_SHALLOW_COPY);
    GRN_TEXT_SET(groonga_.context(), &value, text.data(), text.size());
    grn_obj_set_value(groonga_.context(), column, id, &value, GRN_OBJ_SET);
    GRN_OBJ_FIN(groonga_.context(), &value);
  }

  Groonga& groonga_;
  grn_obj* table_;
  grn_obj* title_;
  grn_obj* opinion_;
  grn_obj* response_;
  grn_obj* category_;
  grn_obj* initiative_;
  grn_obj* document_;
};

void make_tables(Groonga& groonga) {
  for (const char* line :
       {"table_create Categories TABLE_HASH_KEY ShortText", "table_create Initiatives TABLE_HASH_KEY ShortText",
        "table_create Documents TABLE_HASH_KEY ShortText", "table_create Records TABLE_HASH_KEY ShortText",
        "column_create Records title COLUMN_SCALAR Text", "column_create Records opinion COLUMN_SCALAR Text",
        "column_create Records response COLUMN_SCALAR Text", "column_create Records category COLUMN_SCALAR Categories",
        "column_create Records initiative COLUMN_SCALAR Initiatives",
        "column_create Records document COLUMN_SCALAR Documents"}) {
    groonga.command(line);
  }
}

void make_index(Groonga& groonga, const std::string& tokenizer) {
  if (tokenizer == "TokenMecab") groonga.command("plugin_register tokenizers/mecab");
  groonga.command("table_create Terms TABLE_PAT_KEY ShortText --default_tokenizer " + tokenizer +
                  " --normalizer NormalizerAuto");
  groonga.command("column_create Terms records COLUMN_INDEX|WITH_POSITION|WITH_SECTION Records title,opinion,response");
}

IndexFigures build_index(const PeerCall& call) {
  std::filesystem::create_directories(call.index);
  IndexFigures figures;
  const Stopwatch watch;
  {
    Groonga groonga;
    groonga.create(call.index + "/db");
    make_tables(groonga);
    Loader loader(groonga);
    each_record(call.records, [&](BenchRecord&& record) {
      loader.add(record);
      ++figures.records;
      figures.text_bytes += record.text_bytes();
      return true;
    });
    make_index(groonga, call.option("tokenizer", "TokenMecab"));
    groonga.command("io_flush");
  }
  figures.seconds = watch.seconds();
  figures.index_bytes = bytes_on_disk(call.index);
  return figures;
}

std::size_t count_of(std::string_view text, std::string_view what) {
  std::size_t count = 0;
  for (auto at = text.find(what); at != std::string_view::npos; at = text.find(what, at + what.size())) ++count;
  return count;
}

/// The number behind the first `lead` at or after `from`.
std::uint64_t number_after(std::string_view text, std::string_view lead, std::size_t from = 0) {
  const auto at = text.find(lead, from);
  return at == std::string_view::npos ? 0 : std::strtoull(text.data() + at + lead.size(), nullptr, 10);
}

/// A select that has all that `iken search` gives: total, ten records with texts and marked cuts, counts of two facets.
std::string select_command(const BenchQuery& query, const PeerCall& call) {
  const std::string text = call.strings ? "\\\"" + query.text + "\\\"" : query.text;
  return "select Records --match_columns Terms.records --query \"" + text +
         "\" --output_columns \"_key, _score, title, opinion, response, category, initiative, snippet_html(opinion), "
         "snippet_html(response)\" --sort_keys -_score,_id --limit 10 --cache no"
         " --drilldown category,initiative --drilldown_sort_keys -_nsubrecs --drilldown_output_columns _key,_nsubrecs"
         " --drilldown_limit " +
         call.option("facet-values", "-1");
}

/// The answer: [[[total],[[columns]…],[record]…],[[values],[[columns]…],[value,count]…],…]
Answer read_answer(std::string_view json) {
  Answer answer;
  answer.bytes = json.size();
  answer.total = number_after(json, "[[[");
  answer.records = std::min<std::size_t>(10, answer.total);
  answer.snippets = count_of(json, "[\"") > 0 ? count_of(json, "<span class=\\\"keyword\\\">") : 0;
  const std::string_view columns = "[[\"_key\",\"ShortText\"],[\"_nsubrecs\",\"Int32\"]]";
  for (auto at = json.find(columns); at != std::string_view::npos; at = json.find(columns, at + 1)) {
    const auto open = json.rfind("[[", at - 2);
    answer.facet_values += number_after(json, "[[", open);
  }
  return answer;
}

std::function<Answer(const BenchQuery&)> open_index(const PeerCall& call) {
  auto groonga = std::make_shared<Groonga>();
  groonga->open(call.index + "/db");
  return
      [groonga, call](const BenchQuery& query) { return read_answer(groonga->command(select_command(query, call))); };
}

}  // namespace

int main(int argc, char** argv) { return run_peer({"groonga", build_index, open_index}, argc, argv); }
