import { catalogue } from "@conclave/ui/i18n/catalogue";

/** The texts about who may come into a room or space. */
export const t = catalogue(
  {
    label: "Who can join",
    "access-invited": "Only people who are invited",
    "access-space": "Members of {space}",
    "access-some-space": "Members of a space that you are not in",
    "access-asking": "Anybody who asks and is let in",
    "access-everyone": "Everybody at this server",
    "room-invited": "The room is private and end-to-end encrypted: only those who are invited can read it.",
    "room-space": "Members of the space see the room there and can join it. It is end-to-end encrypted.",
    "room-asking":
      "The room stands in the directory. Those who ask come in when somebody invites them. It is end-to-end encrypted.",
    "room-everyone":
      "The room stands in the directory, and everybody at this server can join and read it. Messages are end-to-end encrypted all the same.",
    "space-invited": "Only those who are invited see the space and its rooms.",
    "space-asking": "The space stands in the directory. Those who ask come in when somebody invites them.",
    "space-everyone": "The space stands in the directory, and everybody at this server can join it.",
  },
  {
    label: "谁可以加入",
    "access-invited": "仅限受邀者",
    "access-space": "{space} 的成员",
    "access-some-space": "你不在其中的某个空间的成员",
    "access-asking": "申请并获准的人",
    "access-everyone": "此服务器上的所有人",
    "room-invited": "房间是私密的，并经过端到端加密：只有受邀者可以阅读。",
    "room-space": "空间成员可以在空间中看到并加入此房间。房间经过端到端加密。",
    "room-asking": "房间会列在目录中。申请者在受到邀请后才能进入。房间经过端到端加密。",
    "room-everyone": "房间会列在目录中，此服务器上的所有人都可以加入和阅读。消息仍经过端到端加密。",
    "space-invited": "只有受邀者能看到此空间及其房间。",
    "space-asking": "空间会列在目录中。申请者在受到邀请后才能进入。",
    "space-everyone": "空间会列在目录中，此服务器上的所有人都可以加入。",
  },
);
