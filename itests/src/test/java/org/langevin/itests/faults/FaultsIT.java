package org.langevin.itests.faults;

import static org.junit.Assert.assertEquals;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
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
    List<String> wanted =
        new ArrayList<>(List.of("signals=4", "moves=1", "deletions=1", "limits=1"));
    if (Files.getAttribute(Path.of("/proc/self"), "unix:uid", LinkOption.NOFOLLOW_LINKS)
        .equals(0)) {
      wanted.addAll(List.of("disks=1", "inodes=1", "cuts=1"));
    }
    for (String kind : wanted) {
      faults.disturb(kind);
    }
    assertEquals(faults.report(), List.of(), faults.failures());
  }
}
