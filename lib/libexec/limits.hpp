// What a reader of foreign files may use, set from inside before it reads the first byte.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace iken::pdf {

/// Seconds of processor time, MB of memory; no file may be written, no program started, no network used.
void set_limits(unsigned seconds, unsigned megabytes);

}  // namespace iken::pdf
