#!/usr/bin/env node
'use strict';

// Written in ES5, and before anything of dist is loaded: a Node that is too old has to be able to read this far to
// say so. The same versions stand in `engines`, about which npx at most warns.
var words = [
  'scs-check には Node.js 20.19 以上（20系）、22.13 以上（22系）、または 24 以上が必要です（今は VERSION です）。https://nodejs.org/ から新しい版を入れてください。\n',
  'scs-check needs Node.js 20.19 or later (20.x), 22.13 or later (22.x), or 24 or later (this is VERSION). Please install a newer version from https://nodejs.org/.\n',
];
var version = process.versions.node;
var parts = version.split('.');
var major = Number(parts[0]);
var minor = Number(parts[1]);

if (major >= 24 || (major === 22 && minor >= 13) || (major === 20 && minor >= 19)) {
  require('../dist/cli/main.cjs').main();
} else {
  process.stderr.write(words.join('').split('VERSION').join(version));
  process.exitCode = 2;
}
