// Invented public comments.
// SPDX-License-Identifier: GPL-2.0-or-later
#include "generate/comments.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "generate/vocabulary.hpp"

namespace iken::bench {

namespace {

constexpr std::size_t piece_bytes = std::size_t{1} << 20;

void append_number(std::string& out, std::uint64_t value) {
  std::array<char, 20> digits = {};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out.append(digits.data(), end);
}

void append_wide_number(std::string& out, std::uint64_t value) {
  const std::size_t begin = out.size();
  append_number(out, value);
  std::string wide;
  for (std::size_t i = begin; i < out.size(); ++i) {
    wide += "\uff10";
    wide.back() = static_cast<char>(wide.back() + (out[i] - '0'));
  }
  out.replace(begin, std::string::npos, wide);
}

/// Ward papers write numbers in both widths.
void append_either_number(std::string& out, std::uint64_t value, Random& random) {
  random.below(2) == 0 ? append_number(out, value) : append_wide_number(out, value);
}

void append_year(std::string& out, Random& random) {
  const bool heisei = random.below(3) != 0;
  out += heisei ? "平成" : "令和";
  append_either_number(out, heisei ? 20 + random.below(11) : 2 + random.below(6), random);
  out += "年度";
}

void append_two_digits(std::string& out, std::uint64_t value) {
  if (value < 10) out += '0';
  append_number(out, value);
}

struct Plan {
  std::string document;  ///< the JSON value
  std::string id;
  std::uint64_t records = 0;
};

class Writer {
 public:
  explicit Writer(const GenerateOptions& options) : options_(options), random_(options.seed) {
    for (const auto& entry : vocabulary::classes) class_shares_.push_back(entry.share);
    const std::uint64_t wanted = options.initiatives != 0 ? options.initiatives : options.records / 40;
    make_initiatives(std::clamp<std::uint64_t>(wanted, 5, 7000));
  }

  void write(const std::function<void(std::string_view)>& take) {
    for (std::uint64_t left = options_.records; left > 0;) {
      const Plan plan = next_plan(left);
      for (std::uint64_t no = 1; no <= plan.records; ++no) append_record(plan, no);
      left -= plan.records;
      if (out_.size() >= piece_bytes) flush(take);
    }
    flush(take);
  }

 private:
  void flush(const std::function<void(std::string_view)>& take) {
    take(out_);
    out_.clear();
  }

  void make_initiatives(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      const std::string_view word = i < vocabulary::words.size() ? vocabulary::words[i] : lexicon_.compound(random_);
      initiatives_.push_back(std::string(word) + std::string(vocabulary::aims[random_.below(vocabulary::aims.size())]));
    }
  }

  Plan next_plan(std::uint64_t left) {
    Plan plan;
    ++plans_;
    plan.records = std::min<std::uint64_t>(left, 20 + random_.below(280));
    plan.id = "generated-";
    append_number(plan.id, plans_);
    const std::uint64_t year = 2008 + random_.below(18);
    const std::uint64_t month = 1 + random_.below(12);
    plan.document = "{\"id\":\"" + plan.id + "\",\"title\":\"";
    append_number(plan.document, year);
    plan.document += "年 ";
    plan.document += vocabulary::plans[random_.below(vocabulary::plans.size())];
    plan.document += "（素案）に寄せられた意見と区の考え方";
    append_date(plan.document, "\",\"from\":\"", year, month, 1 + random_.below(9));
    append_date(plan.document, "\",\"to\":\"", year, month, 20 + random_.below(9));
    plan.document += "\"}";
    first_initiative_ = random_.below(initiatives_.size());
    return plan;
  }

  static void append_date(std::string& out, std::string_view key, std::uint64_t year, std::uint64_t month,
                          std::uint64_t day) {
    out += key;
    append_number(out, year);
    out += '-';
    append_two_digits(out, month);
    out += '-';
    append_two_digits(out, day);
  }

  void append_record(const Plan& plan, std::uint64_t no) {
    out_ += "{\"id\":\"";
    out_ += plan.id;
    out_ += '/';
    append_number(out_, no);
    out_ += "\",\"document\":";
    out_ += plan.document;
    out_ += ",\"no\":";
    append_number(out_, no);
    append_headings(no * vocabulary::chapters.size() / (plan.records + 1));
    out_ += ",\"opinion\":\"";
    append_text(vocabulary::opinions, 60 + random_.below(140));
    out_ += "\",\"response\":\"";
    append_response(no);
    out_ += "\",\"category\":{\"symbol\":\"";
    const auto& chosen = vocabulary::classes[class_shares_draw()];
    out_ += chosen.symbol;
    out_ += "\",\"label\":\"";
    out_ += chosen.label;
    out_ += "\"}}\n";
  }

  void append_headings(std::size_t chapter) {
    out_ += ",\"chapter\":\"第";
    append_wide_number(out_, chapter + 1);
    out_ += "章　";
    out_ += vocabulary::chapters[chapter];
    out_ += "\",\"section\":\"";
    append_wide_number(out_, 1 + random_.below(4));
    out_ += "　";
    out_ += vocabulary::words[(first_initiative_ + chapter) % vocabulary::words.size()];
    // A plan speaks of few initiatives, and some plans of the same ones.
    const std::uint64_t within = random_.below(20);
    const std::size_t initiative = (first_initiative_ + within) % initiatives_.size();
    out_ += "\",\"initiative\":{\"label\":\"取組項目";
    append_number(out_, within + 1);
    out_ += "\",\"number\":";
    append_number(out_, within + 1);
    out_ += ",\"title\":\"";
    out_ += initiatives_[initiative];
    out_ += "\"}";
  }

  void append_response(std::uint64_t no) {
    if (no > 1 && random_.below(25) == 0) {
      out_ += "No.";
      append_either_number(out_, 1 + random_.below(no - 1), random_);
      out_ += "に記載のとおりです。";
    }
    append_text(vocabulary::responses, 60 + random_.below(140));
  }

  /// Sentences until the text has `characters`; now and then a paragraph.
  template <std::size_t N>
  void append_text(const std::array<std::string_view, N>& frames, std::size_t characters) {
    const std::size_t end = out_.size() + 3 * characters;
    for (bool first = true; out_.size() < end; first = false) {
      if (!first && random_.below(12) == 0) out_ += "\\n";
      append_sentence(frames[random_.below(N)]);
    }
  }

  void append_sentence(std::string_view frame) {
    for (std::size_t at = 0; at < frame.size();) {
      const std::size_t slot = std::min(frame.find_first_of("#@%", at), frame.size());
      out_ += frame.substr(at, slot - at);
      if (slot < frame.size()) append_slot(frame[slot]);
      at = slot + 1;
    }
  }

  void append_slot(char slot) {
    if (slot == '#') out_ += lexicon_.draw(random_);
    if (slot == '@') append_amount();
    if (slot == '%') append_year(out_, random_);
  }

  /// Small amounts are commoner than large ones. One draw a statement: operands may be evaluated in any order.
  void append_amount() {
    const std::uint64_t limit = 10 + random_.below(5000);
    append_either_number(out_, 1 + random_.below(limit), random_);
  }

  std::size_t class_shares_draw() {
    int left = static_cast<int>(random_.below(100));
    std::size_t chosen = 0;
    while (chosen + 1 < class_shares_.size() && left >= class_shares_[chosen]) left -= class_shares_[chosen++];
    return chosen;
  }

  GenerateOptions options_;
  Random random_;
  Lexicon lexicon_;
  std::vector<int> class_shares_;
  std::vector<std::string> initiatives_;
  std::string out_;
  std::uint64_t plans_ = 0;
  std::size_t first_initiative_ = 0;
};

}  // namespace

void generate(const GenerateOptions& options, const std::function<void(std::string_view)>& take) {
  Writer(options).write(take);
}

}  // namespace iken::bench
