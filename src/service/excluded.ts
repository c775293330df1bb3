// Folders and files that are never source of the project itself: installed, generated or cached by a tool.

/** Matched by name at any depth. `build` and `out` are left to `.gitignore`: some projects keep sources there. */
export const excludedFolders: ReadonlySet<string> = new Set([
  // version control
  '.git', '.hg', '.svn', '.jj',
  // installed packages
  'node_modules', 'bower_components', 'jspm_packages', 'site-packages', '__pypackages__', '.yarn', '.pnpm-store',
  // virtual environments by their usual names; others are recognised by `environmentMarks`
  '.venv', 'venv', '.tox', '.nox', '.eggs',
  // build output
  'dist', '_build', 'buck-out', '.next', '.nuxt', '.output', '.svelte-kit', '.docusaurus', '.angular', '.parcel-cache', '.turbo', '.vercel',
  '.netlify', 'cdk.out', '.aws-sam', '.serverless', '.terraform',
  // caches and reports
  '__pycache__', '.cache', '.mypy_cache', '.pytest_cache', '.ruff_cache', '.hypothesis', '.ipynb_checkpoints', '.nyc_output', 'htmlcov',
  '.vscode-test', '.idea',
])

/** A folder that holds one of these is a virtual environment. */
export const environmentMarks: ReadonlySet<string> = new Set(['pyvenv.cfg', 'conda-meta'])

/** Type declarations run nothing; minified code is somebody's build output. */
export const excludedFiles = /\.d\.[cm]?ts$|\.d\.\w+\.ts$|\.min\.[cm]?js$|\.bundle\.js$/i
