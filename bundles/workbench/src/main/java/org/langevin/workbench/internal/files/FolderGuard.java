package org.langevin.workbench.internal.files;

import java.io.IOException;

/** Whether a folder is still the one that work began in. */
@FunctionalInterface
public interface FolderGuard {
  /** For folders that nobody watches. */
  FolderGuard NONE = () -> {};

  /**
   * Makes sure of it.
   *
   * @throws IOException if the folder was deleted, moved or unmounted
   */
  void check() throws IOException;

  /** A failure of something in the folder, or, if that explains it, that the folder went away. */
  default IOException explained(IOException failure) {
    try {
      check();
    } catch (FolderGoneException gone) {
      gone.addSuppressed(failure);
      return gone;
    } catch (IOException unknown) {
      failure.addSuppressed(unknown);
    }
    return failure;
  }
}
