// The checks of a document, each adding what it finds.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "iken/analyzer.hpp"
#include "iken/record.hpp"

namespace iken::checks {

using Findings = std::vector<Finding>;

/// Counts that headings and tables declare for a chapter, section, subsection or initiative: "第４章　…（38件）".
void check_headings(const ParsedDocument& document, Findings& findings);
/// Classes of the legend that no record has, though the legend does not say so.
void check_legend(const ParsedDocument& document, Findings& findings);
/// Answers that refer in a circle, and answers that are nothing but a reference to a record of another class.
void check_references(const ParsedDocument& document, Findings& findings);
/// Ids that two records share.
void check_ids(const ParsedDocument& document, Findings& findings);
/// Telephone numbers, e-mail addresses, postal addresses, individual numbers.
void check_personal_data(const ParsedDocument& document, Findings& findings);
/// Words written in two ways.
void check_spellings(const ParsedDocument& document, const Analyzer& analyzer, Findings& findings);

/// How messages name a record: its number, else its id.
std::string name_of(const Record& record);
/// A finding about a record.
Finding about(const Record& record, std::string code, std::vector<std::string> args);

}  // namespace iken::checks
