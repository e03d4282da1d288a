// Measures of a ranking and of speed for a person to read.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <cstdio>
#include <string>

#include "render/catalogue.hpp"
#include "render/paint.hpp"
#include "render/width.hpp"

namespace iken::render {
namespace {

constexpr std::size_t name_width = 8;
constexpr std::size_t number_width = 10;

std::string number(double value, int digits) {
  char buffer[40];
  std::snprintf(buffer, sizeof buffer, "%.*f", digits, value);
  return buffer;
}

Page& add_number(Page& page, const std::string& text, Paint paint = Paint::plain) {
  return page.own(right_aligned(text, number_width), paint);
}

}  // namespace
}  // namespace iken::render

namespace iken {

using namespace render;

std::string to_text(const evaluation::Evaluation& evaluation, const TextStyle& style) {
  Page page(style);
  page.own(label(Label::queries_measured, style.language, {std::to_string(evaluation.queries)}), Paint::strong);
  if (!evaluation.unjudged.empty()) {
    page.own("  ").own(label(Label::unjudged, style.language, {std::to_string(evaluation.unjudged.size())}), Paint::dim);
  }
  page.end();
  for (const auto& [name, value] : evaluation::named(evaluation.mean)) {
    add_number(page.own(padded(name, name_width)), number(value, 4)).end_cut();
  }
  return page.take();
}

std::string to_text(const evaluation::Comparison& comparison, const TextStyle& style) {
  Page page(style);
  page.own(label(Label::queries_measured, style.language, {std::to_string(comparison.queries)}), Paint::strong).end();
  page.own(std::string(name_width, ' '));
  for (const auto which : {Label::first_run, Label::second_run, Label::difference}) {
    add_number(page, std::string(label(which, style.language)), Paint::dim);
  }
  add_number(page, "p", Paint::dim).own("  ").own(label(Label::better_worse, style.language), Paint::dim).end_cut();
  for (const auto& difference : comparison.differences) {
    page.own(padded(difference.metric, name_width));
    add_number(page, number(difference.first, 4));
    add_number(page, number(difference.second, 4));
    add_number(page, (difference.mean >= 0 ? "+" : "") + number(difference.mean, 4),
               difference.p < 0.05 ? Paint::strong : Paint::plain);
    add_number(page, number(difference.p, 4));
    page.own("  ").own(std::to_string(difference.better) + "/" + std::to_string(difference.worse)).end_cut();
  }
  return page.take();
}

std::string to_text(const BenchReport& report, const TextStyle& style) {
  const auto summary = evaluation::summarize(report.times);
  Page page(style);
  page.own(label(Label::bench_summary, style.language,
                 {std::to_string(report.queries), std::to_string(report.repeats), number(report.hits_mean, 1),
                  number(summary.per_second(), 0)}))
      .end(0, 2);
  const std::pair<const char*, double> rows[] = {{"p50", summary.p50},
                                                 {"p90", summary.p90},
                                                 {"p95", summary.p95},
                                                 {"p99", summary.p99},
                                                 {"max", summary.max}};
  for (const auto& [name, value] : rows) {
    add_number(page.own(padded(name, name_width)), evaluation::duration_text(value)).end_cut();
  }
  return page.take() + "\n" + evaluation::histogram_text(evaluation::histogram(report.times), 40);
}

}  // namespace iken
