// Loaded before a command: writes down what it has taken when it ends by itself.
'use strict';
const { readFileSync, writeFileSync } = require('node:fs');

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const taken = { cpu: (userCPUTime + systemCPUTime) / 1e6, memory: (ownPeak() ?? maxRSS) / 1024 };
  writeFileSync(process.env['METER_FILE'] ?? '', JSON.stringify(taken));
});

/** What Linux tells of the process itself: the other figure begins with what its parent had. */
function ownPeak() {
  try {
    const found = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
    return found === null ? undefined : Number(found[1]);
  } catch {
    return undefined;
  }
}
