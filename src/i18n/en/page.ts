/** The pages for a browser. */
export const page = {
  'page.skip': 'Skip to the text',
  'page.search': 'Search (id or words)',
  'page.about': 'About this document',
  'page.filter': 'Filter the criteria',
  'page.filter.time': 'When',
  'page.filter.all': 'All',
  'page.filter.choice': '{name} ({count})',
  'page.filter.clear': 'Show all again',
  'page.filter.found': '{count} of {total} criteria',
  'page.filter.scope':
    'Filters the plan and what is told and listed criterion by criterion. The counts of the summary stay. All of it is printed.',
  'page.open-all': 'Open all details',
  'page.close-all': 'Close all details',
} as const;
