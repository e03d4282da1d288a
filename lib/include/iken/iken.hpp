// Everything a program needs that embeds the search.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "iken/analyzer.hpp"
#include "iken/error.hpp"
#include "iken/evaluation.hpp"
#include "iken/index.hpp"
#include "iken/ingest.hpp"
#include "iken/record.hpp"
#include "iken/render.hpp"
#include "iken/search.hpp"
#include "iken/word_vectors.hpp"
