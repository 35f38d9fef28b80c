/** Why the system does not read or write, in words, by its codes. */
export const reasons: Readonly<Record<string, string>> = {
  ENOENT: "no such file",
  EISDIR: "it is a folder",
  EACCES: "no permission",
  EPERM: "no permission",
  ENOTDIR: "part of the path is no folder",
  ENAMETOOLONG: "the name is too long",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  ERR_FS_FILE_TOO_LARGE: "it is larger than 2 GiB",
  EMFILE: "too many files are open",
  EIO: "the disk failed",
  EINVAL: "that is no name of a file",
  ERR_INVALID_ARG_VALUE: "that is no name of a file",
  EROFS: "the disk can only be read",
};
