/** Villages that players founded [S4]. */
export const founded = {
  neutral: (project: string) => `A village for “${project}”`,
  occasions: {
    class: 'A class’s village',
    office: 'A team’s village',
    birthday: 'A village for a celebration',
    friends: 'A village of friends',
    memory: 'In memory',
  },
  thanks: 'Thank you, says its founder',
  goal: (given: string, goal: string) => `Here: ${given} of ${goal}`,
  partOf: 'This village was founded for the project',
  found: 'Found a village of your own',
};
