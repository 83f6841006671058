// SPDX-License-Identifier: MIT
#include "providers/descriptor/sessionfolders.h"

namespace quotalamp {

using namespace Qt::StringLiterals;

std::vector<SessionFolder> sessionFolders()
{
    return {{u".claude/projects"_s, u"CLAUDE_CONFIG_DIR"_s}, {u".config/claude/projects"_s, {}},
        {u".codex/sessions"_s, u"CODEX_HOME"_s}, {u".gemini/tmp"_s, {}}, {u".kimi/sessions"_s, {}},
        {u".copilot/session-state"_s, {}}, {u".local/share/opencode"_s, {}}, {u".local/share/crush"_s, {}},
        {u".config/Code/User/globalStorage/saoudrizwan.claude-dev/tasks"_s, {}},
        {u".config/Code/User/globalStorage/rooveterinaryinc.roo-cline/tasks"_s, {}},
        {u".config/Code/User/globalStorage/kilocode.kilo-code/tasks"_s, {}}};
}

} // namespace quotalamp
