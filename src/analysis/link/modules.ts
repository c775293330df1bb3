// What the two module systems share: the files of a workspace, and what an import leads to.

/** The files under the root. Paths are relative to it, with `/`. */
export interface WorkspaceFiles {
  /** Every source file, and every project file (`tsconfig*.json`, `package.json`, `pyproject.toml` …). */
  readonly paths: ReadonlySet<string>
  /** The text of a project file; undefined where there is none. Source files are not read here. */
  read(path: string): string | undefined
}

/** A source file, or a folder without a module of its own (a namespace package). */
export type ModuleTarget = { readonly file: string } | { readonly folder: string }

export interface ModuleResolver {
  /**
   * The workspace module that an import in `from` names: `module` as written, `level` the dots before it (Python).
   * Undefined where it is third-party code, or nothing that exists.
   */
  resolve(from: string, module: string, level: number): ModuleTarget | undefined
}
