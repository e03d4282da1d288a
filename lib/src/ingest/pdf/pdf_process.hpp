// The program that reads PDF files, started and watched.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "iken/error.hpp"
#include "ingest/pdf/pdf_page.hpp"

namespace iken::ingest {

struct PdfLimits {
  unsigned seconds = 10;  ///< of processor time; the clock may run four times as long
  unsigned megabytes = 1024;
  int pages = 500;
  std::size_t output = 192U << 20U;  ///< bytes that it may write
};

/// Runs `program` on the bytes of a PDF. Errors: reader_missing, file_broken, file_encrypted, too_many_pages,
/// file_over_limits, file_without_text, with `name`.
Result<PdfPages> list_pages(std::string_view bytes, const std::string& name, const std::string& program,
                            const PdfLimits& limits = {});

}  // namespace iken::ingest
