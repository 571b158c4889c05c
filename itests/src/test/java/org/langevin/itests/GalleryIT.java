package org.langevin.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.Test;
import org.langevin.workbench.Experiment;
import org.langevin.workbench.Experiments;
import org.langevin.workbench.Problem;
import org.langevin.workbench.Sweeps;

/** The gallery fits the plugins that it comes with. */
public class GalleryIT extends KarafTest {
  @Test
  public void everyEntryCanRunInEveryProfile() throws Exception {
    Experiments experiments = service(Experiments.class);
    List<Problem> problems = new ArrayList<>();
    int checked = 0;
    for (Experiments.Entry entry : experiments.gallery()) {
      List<String> profiles = new ArrayList<>(entry.profiles());
      profiles.add("");
      for (String profile : profiles) {
        Experiment experiment =
            experiments.load(entry.id(), profile, Map.of(), OptionalLong.empty());
        experiment.document().remove(Sweeps.MEMBER);
        problems.addAll(experiments.check(experiment));
        checked++;
      }
      assertTrue(entry.id() + " has no quick profile", profiles.contains("quick"));
    }
    assertEquals(List.of(), problems);
    assertTrue("only " + checked + " were checked", checked > 50);
  }
}
