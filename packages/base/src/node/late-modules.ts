/**
 * Modules of Node that most programs do not need, loaded with their first use: together they take longer to load than Node itself.
 */
export const late = {
  get http() {
    return process.getBuiltinModule('node:http');
  },
  get https() {
    return process.getBuiltinModule('node:https');
  },
  get tls() {
    return process.getBuiltinModule('node:tls');
  },
};
