/** What the three services answer, in the shape that their pages document; more than we read stands in each. */
export const braveAnswer: unknown = {
  type: 'search',
  query: { original: 'oak desk', more_results_available: true },
  mixed: { type: 'mixed', main: [] },
  web: {
    type: 'search',
    results: [
      {
        ...{
          type: 'search_result',
          subtype: 'generic',
          language: 'en',
          family_friendly: true,
          is_live: false,
        },
        title: 'Oak desks &amp; more',
        url: 'https://example.com/desks',
        description: 'An <strong>oak</strong> <strong>desk</strong> lasts.',
        age: 'January 15, 2025',
        page_age: '2025-01-15T09:30:00',
        extra_snippets: ['Made to measure.'],
        profile: { name: 'Example', url: 'https://example.com' },
      },
      { title: 'No date', url: 'https://example.com/none', description: '' },
      { title: 'No address', description: 'left out' },
    ],
  },
};

export const tavilyAnswer: unknown = {
  ...{
    query: 'oak desk',
    follow_up_questions: null,
    answer: null,
    images: [],
    response_time: 1.2,
    request_id: 'r',
  },
  results: [
    {
      ...{ title: 'Oak desks', url: 'https://example.com/desks', content: 'An oak desk lasts.', score: 0.98 },
      ...{ published_date: 'Wed, 15 Jan 2025 09:30:00 GMT', raw_content: null },
    },
    { title: 'No date', url: 'https://example.com/none', content: 'Text', score: 0.5 },
  ],
};

export const searxngAnswer: unknown = {
  ...{
    query: 'oak desk',
    number_of_results: 2,
    answers: [],
    corrections: [],
    infoboxes: [],
    suggestions: ['x'],
  },
  results: [
    {
      ...{
        url: 'https://example.com/desks',
        title: 'Oak desks',
        content: 'An oak desk lasts.',
        engine: 'a',
        score: 2,
      },
      ...{
        publishedDate: '2025-01-15T00:00:00',
        category: 'general',
        positions: [1],
        template: 'default.html',
      },
    },
    { url: 'https://example.com/none', title: 'No date', content: 'Text', publishedDate: null },
  ],
  unresponsive_engines: [['b', 'timeout']],
};
