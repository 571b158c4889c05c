package org.langevin.workbench.internal.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeaturesTest {
  @TempDir private Path home;

  @Test
  void onlyFeaturesThatExistAreNamed() throws IOException {
    Path folder = home.resolve("system/org/langevin/org.langevin.features/1.0.0");
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("org.langevin.features-1.0.0-features.xml"),
        "<features><feature name=\"langevin-losses-ncsn\" version=\"1.0.0\"/>"
            + "<feature name='langevin-sdes-simple' version='1.0.0'/></features>");
    Features features = new Features(home);
    assertEquals("feature:install langevin-losses-ncsn", features.installation("loss", "ncsn"));
    assertEquals("feature:install langevin-sdes-simple", features.installation("sde", "simple"));
    String bundle = "bundle:install -s file:the-plugin.jar";
    assertEquals(bundle, features.installation("dataset", "csv"));
    assertEquals(bundle, features.installation("loss", "ncs"));
    assertEquals(bundle, new Features(home.resolve("nowhere")).installation("loss", "ncsn"));
  }
}
