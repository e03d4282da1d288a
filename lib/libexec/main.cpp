// iken-pdf: reads a PDF from standard input and lists what stands on its pages. The library starts it, in a process of
// its own, because PDF files come from anywhere. Arguments: seconds, MB, pages.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <new>
#include <string>

#include "extract.hpp"
#include "limits.hpp"

namespace {

constexpr int out_of_memory = 12;  ///< exit code; the parent knows it

std::string standard_input() {
  std::string bytes;
  char buffer[1 << 16];
  for (;;) {
    const auto taken = read(STDIN_FILENO, buffer, sizeof buffer);
    if (taken <= 0) return bytes;
    bytes.append(buffer, static_cast<std::size_t>(taken));
  }
}

int number(const char* text) { return static_cast<int>(std::strtol(text, nullptr, 10)); }

}  // namespace

int main(int count, char** arguments) {
  if (count != 4) {
    std::fputs("iken-pdf: reads PDF files for iken; not to be called by hand\n", stderr);
    return 2;
  }
  std::set_new_handler([] { _exit(out_of_memory); });
  iken::pdf::set_limits(static_cast<unsigned>(number(arguments[1])), static_cast<unsigned>(number(arguments[2])));
  const auto bytes = standard_input();
  iken::pdf::extract(bytes, number(arguments[3]), stdout);
  std::fflush(stdout);
  // Nothing is left to be done that a broken document could disturb.
  _exit(0);
}
