/** What `sign` and `verify` say. */
export const signing = {
  'help.sign': 'sign the result, so that whoever gets it can tell that nobody has changed it',
  'help.sign.key': 'private key to sign with (Ed25519, PEM)',
  'help.sign.new-key': 'make a key and sign with it (private key file; the public key gets .pub.pem)',
  'help.sign.name': 'name of the one who signs',
  'help.sign.output': 'file to write (default: the name of the assessment file and .signed.json)',
  'help.verify': 'check that a signed result, or the views of a specialist, are as they were',
  'help.verify.file': 'signed result (.json) or assessment file (.yaml)',
  'help.verify.public-key': 'public key you got from the one who signed',
  'help.verify.assessment': 'the assessment file that was signed, if you have it',
  'sign.written': 'Signed result written: {file} (key {fingerprint})',
  'sign.key':
    'The key is made. Give the private key {file} to nobody. Give the others the public key {publicFile} and this text: {fingerprint}',
  'verify.good': 'right',
  'verify.bad': 'WRONG',
  'verify.signature': 'signature (the content is as it was signed)',
  'verify.key': 'key (the same as in {file}, {fingerprint})',
  'verify.key.unknown':
    'This alone does not tell whose key it is. Compare it with the text that the signer gave you in another way: {fingerprint}',
  'verify.assessment': 'assessment file (the result of {file} is the one that was signed)',
  'verify.statement': '{organization}  {id} edition {edition}  {level}  self-check of {date}',
  'verify.points': 'Points: {total}/{max}',
  'verify.signer': 'Signed by (as they call themselves): {name}',
  'verify.no-views': 'There are no views of a specialist.',
  'verify.changed': 'Criteria that have changed since the view ({count}): {ids}',
} as const;
