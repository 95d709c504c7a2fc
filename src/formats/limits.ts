/** How much of what a person types a file takes; apart from the schema, so that the questions can say so beforehand. */
export const limits = {
  line: 300,
  text: 4000,
  evidence: 50,
  reviews: 50,
  names: 500,
  targets: 9,
  handout: 1000,
  conditions: 99,
} as const;
