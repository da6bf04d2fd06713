/** A conversation that messages are sent to. */
export interface Seat {
  readonly token: string;
  readonly roomId: string;
}

/** Makes `count` people, each with an encrypted room of their own that all others are in, so that each can send to each. */
export async function prepareSeats(port: number, count: number): Promise<readonly Seat[]> {
  const call = async (path: string, token: string | undefined, body: object) => {
    const response = await fetch(`http://127.0.0.1:${port}/_matrix/client/v3/${path}`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path} was answered ${response.status}: ${text}`);
    // The answers of these few endpoints are objects of strings.
    return JSON.parse(text) as Readonly<Record<string, string>>;
  };
  const auth = { type: "m.login.dummy" };
  const password = "sturdy lantern under seven pines";
  const tokens: string[] = [];
  for (let index = 0; index < count; index++) {
    const { access_token: token = "" } = await call("register", undefined, { username: `p${index}`, password, auth });
    tokens.push(token);
  }
  const seats: Seat[] = [];
  for (const token of tokens) {
    const { room_id: roomId = "" } = await call("createRoom", token, { preset: "public_chat" });
    for (const other of tokens) if (other !== token) await call(`rooms/${encodeURIComponent(roomId)}/join`, other, {});
    seats.push({ token, roomId });
  }
  return seats;
}
