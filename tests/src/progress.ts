/**
 * Tells on standard error how far a long command has come, a line each twentieth of the way.
 *
 * @param total how many there are of what is counted.
 * @param name of what is counted: "stories".
 * @returns what to call with how many are done.
 */
export function progressOf(total: number, name: string): (done: number) => void {
  const parts = 20;
  let last = 0;
  return (done) => {
    const part = Math.floor((done * parts) / total);
    if (part === last) return;
    last = part;
    process.stderr.write(`${done} of ${total} ${name}, ${process.uptime().toFixed(0)} s\n`);
  };
}
