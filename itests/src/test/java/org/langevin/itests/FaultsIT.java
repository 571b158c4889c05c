package org.langevin.itests;

import static org.junit.Assert.assertEquals;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A few of the disturbances of {@link Faults}, always the same. */
public class FaultsIT {
  private static final long SEED = 20;

  @Rule public final TemporaryFolder temporary = new TemporaryFolder();

  @Test
  public void nothingIsLost() throws Exception {
    Faults faults =
        new Faults(
            Path.of(System.getProperty("langevin.home")), temporary.getRoot().toPath(), SEED);
    faults.signals(4);
    faults.moves(1);
    if (Files.getAttribute(Path.of("/proc/self"), "unix:uid", LinkOption.NOFOLLOW_LINKS)
        .equals(0)) {
      faults.disks(2);
      faults.cuts(1);
    }
    assertEquals(faults.report(), List.of(), faults.failures());
  }
}
