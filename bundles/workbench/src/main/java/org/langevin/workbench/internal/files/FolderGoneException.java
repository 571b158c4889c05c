package org.langevin.workbench.internal.files;

import java.io.IOException;
import java.nio.file.Path;

/** A folder is not there any more, or is another one, though there is work in it. */
public final class FolderGoneException extends FileProblem {
  private static final long serialVersionUID = 1L;

  FolderGoneException(Path folder, IOException cause) {
    super(
        folder
            + ": the folder went away while there was work in it: it was deleted, moved or"
            + " unmounted. If it was moved or unmounted, go on where it is now",
        cause);
  }
}
