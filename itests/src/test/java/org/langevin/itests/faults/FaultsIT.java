package org.langevin.itests.faults;

import static org.junit.Assert.assertEquals;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.langevin.itests.Mounts;

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
    if (!Mounts.areAllowed(temporary.newFolder("probe").toPath())) {
      System.out.println("No disk is filled and no power cut: mounting is not allowed here");
    } else {
      wanted.addAll(List.of("disks=1", "inodes=1"));
      if (isInstalled("mkfs.ext4") && isInstalled("e2fsck")) {
        wanted.add("cuts=1");
      } else {
        System.out.println("No power is cut: mkfs.ext4 and e2fsck (e2fsprogs) are not installed");
      }
    }
    for (String kind : wanted) {
      faults.disturb(kind);
    }
    assertEquals(faults.report(), List.of(), faults.failures());
  }

  private static boolean isInstalled(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
