// The public header under the room's name.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "iken/latency.hpp"
