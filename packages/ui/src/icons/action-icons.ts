export const addIcon = "M12 5v14M5 12h14";
export const closeIcon = "M6 6l12 12M18 6L6 18";
export const checkIcon = "M5 12.5l4.5 4.5L19 7.5";
export const searchIcon = "M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13M15.5 15.5L20 20";
export const copyIcon = "M9 9h10v11H9zM15 9V5H5v11h4";
export const downloadIcon = "M12 4v11M7.5 11l4.5 4.5L16.5 11M5 20h14";
export const uploadIcon = "M12 15.5V4.5M7.5 9L12 4.5L16.5 9M5 20h14";
export const moreIcon =
  "M12 5.3a.5.5 0 1 0 0 1a.5.5 0 0 0 0-1M12 11.5a.5.5 0 1 0 0 1a.5.5 0 0 0 0-1M12 17.7a.5.5 0 1 0 0 1a.5.5 0 0 0 0-1";
export const editIcon = "M4.5 19.5l1-4.5L16 4.5l3.5 3.5L9 18.5zM13.5 7l3.5 3.5";
export const deleteIcon = "M5 7h14M10 7V4.5h4V7M7 7l.8 12.5h8.4L17 7M10.3 10.5v5.5M13.7 10.5v5.5";
export const refreshIcon = "M19 8a8 8 0 1 0 1 5M20 4v4.5h-4.5";
export const sendIcon = "M4.5 12L4 4.5L20.5 12L4 19.5zM4.5 12H12";
export const attachIcon =
  "M19.5 11.5l-7.6 7.6a4.6 4.6 0 0 1-6.5-6.5l8-8a3.1 3.1 0 0 1 4.4 4.4l-8 8a1.5 1.5 0 0 1-2.2-2.2l7.2-7.2";
export const replyIcon = "M9.5 6L4.5 11l5 5M4.5 11H14a5.5 5.5 0 0 1 5.5 5.5V18";
export const reactIcon = "M12 4a8 8 0 1 0 0 16a8 8 0 0 0 0-16M9 10v.01M15 10v.01M8.5 14a4.2 4.2 0 0 0 7 0";
export const linkIcon =
  "M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7l-1.2 1.2M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7l1.2-1.2";
export const openIcon = "M13.5 4.5h6v6M19.5 4.5L11 13M17 13.5v6H4.5V7h6";
export const signOutIcon = "M14 4.5H5.5v15H14M10 12h10M16.5 8.5L20 12l-3.5 3.5";
