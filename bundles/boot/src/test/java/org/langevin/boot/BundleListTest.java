package org.langevin.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleListTest {
  @TempDir Path folder;

  private final Map<String, String> startup = new LinkedHashMap<>();

  private BundleList list(String... lines) throws IOException, StartException {
    return BundleList.read(Files.write(folder.resolve("bundles"), List.of(lines)));
  }

  @Test
  void aCommandHasWhatItNeedsAndTheFirstLineCounts() throws Exception {
    startup.put("library-1.jar", " 8 ");
    startup.put("plugin-library-1.jar", "9");
    startup.put("plugin-1.jar", "80");
    startup.put("console-1.jar", "30");
    BundleList list =
        list("# a comment", "", "records never library-[0-9]", "overview  work\tplugin-");
    BundleList.Entry library = new BundleList.Entry("library-1.jar", 8, false);
    assertEquals(
        List.of(library, new BundleList.Entry("plugin-library-1.jar", 9, false)),
        list.choose(startup, Need.RECORDS));
    BundleList.Entry resting = new BundleList.Entry("plugin-1.jar", 80, false);
    assertEquals(resting, list.choose(startup, Need.OVERVIEW).get(2));
    for (Need need : List.of(Need.WORK, Need.STRANGERS)) {
      BundleList.Entry running = new BundleList.Entry("plugin-1.jar", 80, true);
      assertEquals(running, list.choose(startup, need).get(2));
    }
  }

  @Test
  void whatIsMissingIsNamedWhetherOrNotTheCommandNeedsIt() throws Exception {
    BundleList list = list("work work org/langevin/");
    StartException refused =
        assertThrows(StartException.class, () -> list.choose(startup, Need.RECORDS));
    assertTrue(refused.getMessage().contains("org/langevin/"), refused.getMessage());
  }

  @Test
  void aListThatIsDamagedOrGoneIsNamed() {
    for (String line : List.of("work org/langevin/", "work perhaps x", "work work (")) {
      StartException refused = assertThrows(StartException.class, () -> list(line));
      assertTrue(refused.getMessage().contains("bundles"), refused.getMessage());
    }
    assertThrows(StartException.class, () -> BundleList.read(folder.resolve("none")));
  }
}
