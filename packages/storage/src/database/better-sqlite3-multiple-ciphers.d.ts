/** The part of the driver that Conclave uses; the package's own declarations can't be resolved through its `exports`. */
declare module "better-sqlite3-multiple-ciphers" {
  namespace Database {
    interface Statement {
      /** Whether it returns rows. */
      readonly reader: boolean;
      all(parameters: readonly unknown[]): unknown[];
      all(): unknown[];
      get(...parameters: readonly unknown[]): unknown;
      run(parameters: readonly unknown[]): { readonly changes: number; readonly lastInsertRowid: number | bigint };
      run(): { readonly changes: number; readonly lastInsertRowid: number | bigint };
      iterate(parameters: readonly unknown[]): IterableIterator<unknown>;
    }

    interface Database {
      readonly inTransaction: boolean;
      prepare(sql: string): Statement;
      exec(sql: string): this;
      pragma(source: string, options?: { readonly simple?: boolean }): unknown;
      close(): this;
    }

    interface Options {
      readonly readonly?: boolean;
      readonly fileMustExist?: boolean;
      readonly timeout?: number;
    }
  }

  const Database: new (file: string, options?: Database.Options) => Database.Database;
  export default Database;
}
