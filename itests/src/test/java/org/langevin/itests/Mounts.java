package org.langevin.itests;

import java.io.IOException;
import java.nio.file.Path;

/** File systems of tests' own. */
public final class Mounts {
  private Mounts() {}

  /**
   * Whether they may be mounted: not by users, nor by root in a container without rights.
   *
   * @param folder that is there, and stays as it is
   */
  public static boolean areAllowed(Path folder) throws InterruptedException {
    try {
      return new ProcessBuilder("unshare", "-m", "mount", "-t", "tmpfs", "none", folder.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      // There is no such program.
      return false;
    }
  }
}
