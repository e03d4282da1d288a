// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/table_text/sequence.hpp"

#include <algorithm>

namespace iken::ingest {
namespace {

// Weights: the running count is the strongest evidence, then the class between two numbers, then the neighbours.
constexpr double next_number = 10;
constexpr double number_missing = -4;
constexpr double number_repeated = -7;
constexpr double count_restarts = -9;
constexpr double one_class_between = 4;
constexpr double no_class_between = -9;
constexpr double more_classes_between = -1;
constexpr int widest_gap = 12;
constexpr std::size_t look_back = 96;

double start_value(int value) { return value == 1 ? 4 : -std::min(static_cast<double>(value) * 0.5, 4.0); }

class Chooser {
 public:
  Chooser(const std::vector<NumberLine>& numbers, bool has_classes)
      : numbers_(numbers), has_classes_(has_classes), best_(numbers.size()), from_(numbers.size(), numbers.size()) {}

  std::vector<std::size_t> run() {
    for (std::size_t i = 0; i < numbers_.size(); ++i) extend(i);
    return trace();
  }

 private:
  void extend(std::size_t i) {
    best_[i] = numbers_[i].evidence + start_value(numbers_[i].value);
    const auto first = i > look_back ? i - look_back : 0;
    for (auto j = first; j < i; ++j) {
      const double value = best_[j] + numbers_[i].evidence + step(numbers_[j], numbers_[i]);
      if (value <= best_[i]) continue;
      best_[i] = value;
      from_[i] = j;
    }
  }

  [[nodiscard]] double step(const NumberLine& before, const NumberLine& now) const {
    const int gap = now.value - before.value;
    if (gap > widest_gap || (gap < 0 && now.value != 1)) return -1e9;
    double value = next_number;
    if (gap == 0) value += number_repeated;
    if (gap < 0) value += count_restarts;
    if (gap > 1) value += number_missing * (gap - 1);
    return has_classes_ ? value + between(before, now, gap) : value;
  }

  static double between(const NumberLine& before, const NumberLine& now, int gap) {
    const int classes = now.classes_before - before.classes_before;
    if (classes == 0) return no_class_between;
    if (classes == 1 || classes == gap) return one_class_between;
    return one_class_between + more_classes_between * std::min(classes - 1, 12);
  }

  [[nodiscard]] std::vector<std::size_t> trace() const {
    std::vector<std::size_t> chosen;
    const auto last = std::max_element(best_.begin(), best_.end());
    if (last == best_.end() || *last <= 0) return chosen;
    for (auto i = static_cast<std::size_t>(last - best_.begin()); i < numbers_.size(); i = from_[i]) chosen.push_back(i);
    std::reverse(chosen.begin(), chosen.end());
    return chosen;
  }

  const std::vector<NumberLine>& numbers_;
  bool has_classes_;
  std::vector<double> best_;
  std::vector<std::size_t> from_;
};

}  // namespace

std::vector<std::size_t> running_count(const std::vector<NumberLine>& numbers, bool has_classes) {
  return Chooser(numbers, has_classes).run();
}

}  // namespace iken::ingest
