/** This node does not lead the metadata quorum, or lost its lead before the change was committed: whether it will be is not known. */
export class NotControllerError extends Error {
  override readonly name = 'NotControllerError';
}
