/** The same in every command and format. */
export const exitCodes = { passed: 0, gateNotPassed: 1, usage: 2, internal: 3, interrupted: 130 } as const;
