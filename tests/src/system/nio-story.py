"""Two people with matrix-nio: what they did and heard, as JSON on standard output. Run by nio.test.ts."""

import asyncio
import hashlib
import hmac
import json
import sys
import urllib.request

from nio import AsyncClient, AsyncClientConfig, Event, RoomMessageText
from nio.responses import ErrorResponse

BASE_URL, SECRET, PASSWORD = sys.argv[1:4]


def succeeded(response):
    """The response, unless the server refused."""
    if isinstance(response, ErrorResponse):
        raise SystemExit(f"{type(response).__name__}: {response.status_code} {response.message}")
    return response


def register_with_secret(name):
    """Synapse's shared-secret registration, as third-party test suites use it."""
    url = f"{BASE_URL}/_synapse/admin/v1/register"
    with urllib.request.urlopen(url, timeout=20) as answer:
        nonce = json.load(answer)["nonce"]
    mac = hmac.new(SECRET.encode(), "\0".join([nonce, name, PASSWORD, "notadmin"]).encode(), hashlib.sha1)
    body = {"nonce": nonce, "username": name, "password": PASSWORD, "admin": False, "mac": mac.hexdigest()}
    request = urllib.request.Request(url, json.dumps(body).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=20) as answer:
        return json.load(answer)["user_id"]


def client(name):
    return AsyncClient(BASE_URL, name, config=AsyncClientConfig(max_timeouts=1, request_timeout=20))


async def tell():
    said = {}
    ann, bob = client("ann"), client("bob")
    try:
        registered = succeeded(await ann.register("ann", PASSWORD, device_name="nio"))
        said["registered"] = registered.user_id
        said["made with the secret"] = register_with_secret("bob")
        said["signed in"] = succeeded(await bob.login(PASSWORD, device_name="nio")).user_id
        succeeded(await ann.set_displayname("Ann"))
        said["display name"] = succeeded(await bob.get_displayname("@ann:conclave.test")).displayname

        succeeded(await ann.sync(timeout=0, full_state=True))
        room_id = succeeded(await ann.room_create(name="Garden", invite=[bob.user_id])).room_id
        succeeded(await bob.sync(timeout=0))
        said["invited"] = [room.display_name for room in bob.invited_rooms.values()]
        succeeded(await bob.join(room_id))

        said["heard"] = []
        bob.add_event_callback(lambda room, event: said["heard"].append([event.sender, event.body]), RoomMessageText)
        succeeded(await bob.sync(timeout=0))
        waiting = asyncio.create_task(bob.sync(timeout=20_000))
        text = {"msgtype": "m.text", "body": "Hello, 世界"}
        sent = succeeded(await ann.room_send(room_id, "m.room.message", text, tx_id="one"))
        again = succeeded(await ann.room_send(room_id, "m.room.message", text, tx_id="one"))
        said["the same event"] = sent.event_id == again.event_id
        succeeded(await waiting)
        said["members"] = sorted(bob.rooms[room_id].users)
        said["room name"] = bob.rooms[room_id].display_name

        succeeded(await bob.room_read_markers(room_id, sent.event_id, sent.event_id))
        succeeded(await bob.room_typing(room_id, True))
        page = succeeded(await bob.room_messages(room_id, bob.next_batch, limit=50))
        said["paged"] = [event.body for event in page.chunk if isinstance(event, RoomMessageText)]
        succeeded(await ann.room_redact(room_id, sent.event_id, reason="a test"))
        event = succeeded(await bob.room_get_event(room_id, sent.event_id)).event
        said["redacted"] = isinstance(event, Event) and "body" not in event.source["content"]

        file = b"not much of a file"
        uploaded, _ = await ann.upload(lambda *_: file, "text/plain", "note.txt", filesize=len(file))
        said["uploaded"] = succeeded(uploaded).content_uri.startswith("mxc://conclave.test/")
        succeeded(await bob.room_leave(room_id))
        succeeded(await bob.room_forget(room_id))
        said["joined"] = succeeded(await bob.joined_rooms()).rooms
        said["signed out"] = type(succeeded(await bob.logout())).__name__
        said["refused afterwards"] = (await bob.whoami()).status_code
    finally:
        await ann.close()
        await bob.close()
    return said


print(json.dumps(asyncio.run(tell()), ensure_ascii=False))
