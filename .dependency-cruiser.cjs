// Which folder may import which. The same rules in prose: docs/architecture.md.
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^src/', pathNot: [from, ...allowed] },
});

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'analysis-and-review-are-pure',
      comment: 'No file system, network, environment or worker in analysis and review (hashing is pure).',
      severity: 'error',
      from: { path: '^src/(analysis|review)/' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(crypto|module|url|path/posix)$' },
    },
    only('syntax', '^src/analysis/syntax/', []),
    only('semantics', '^src/analysis/semantics/', ['^src/analysis/syntax/']),
    only('rules', '^src/analysis/rules/', ['^src/analysis/((syntax|semantics)/|(finding|topics)\\.ts$)']),
    only('matching', '^src/analysis/matching/', [
      '^src/analysis/((syntax|semantics|rules)/|(finding|topics)\\.ts$)',
    ]),
    only(
      'taint',
      '^src/analysis/taint/',
      ['^src/analysis/(syntax|semantics)/'],
      'taint receives predicates, never a pattern',
    ),
    only('suppressions', '^src/analysis/suppressions/', ['^src/analysis/(syntax/|finding\\.ts$)']),
    only('models', '^src/analysis/models/', ['^src/analysis/(rules/(rule|yaml-node)|taint/models)\\.ts$']),
    only('analysis', '^src/analysis/', []),
    {
      name: 'analysis-has-one-door',
      comment: 'Everything outside analysis imports analysis/index only.',
      severity: 'error',
      from: { path: '^src/(?!analysis/)' },
      to: { path: '^src/analysis/(?!index\\.ts$)' },
    },
    only('review', '^src/review/', ['^src/analysis/index\\.ts$']),
    only('config', '^src/config/', ['^src/review/', '^src/analysis/index\\.ts$']),
    only('git', '^src/git/', ['^src/(analysis/index\\.ts$|review/)']),
    only('jobs', '^src/jobs/', ['^src/(analysis/index\\.ts$|review/)']),
    only('github', '^src/github/', ['^src/(analysis/index\\.ts$|review/|config/|jobs/)']),
    only('web', '^src/web/', ['^src/(analysis/index\\.ts$|review/|config/|jobs/)']),
    only('cli', '^src/cli/', ['^src/(analysis/index\\.ts$|review/|config/|git/)']),
    { name: 'nobody-imports-main', severity: 'error', from: {}, to: { path: '^src/main\\.ts$' } },
    {
      name: 'src-knows-no-test',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|bench|scripts)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
    },
  },
};
