import { type Answer, type Connection, openConnection, type Request } from "./connection.ts";

/** Several connections to one server; a request takes one that is free, or waits its turn. */
export interface Pool {
  request(request: Request): Promise<Answer>;
  close(): void;
}

/** @param size connections at most. */
export function openPool(port: number, size: number): Pool {
  const all: Connection[] = [];
  const free: Connection[] = [];
  const turns: ((connection: Connection) => void)[] = [];
  const take = (): Connection | Promise<Connection> => {
    const connection = free.pop();
    if (connection !== undefined) return connection;
    if (all.length >= size) return new Promise((resolve) => turns.push(resolve));
    const opened = openConnection(port);
    all.push(opened);
    return opened;
  };
  return {
    async request(request) {
      const connection = await take();
      try {
        return await connection.request(request);
      } finally {
        const next = turns.shift();
        if (next === undefined) free.push(connection);
        else next(connection);
      }
    },
    close() {
      for (const connection of all) connection.close();
    },
  };
}
