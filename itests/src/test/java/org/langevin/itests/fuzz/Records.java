package org.langevin.itests.fuzz;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.langevin.workbench.Sweeps;

/** Experiments as they are recorded: all that has a default is given, too. */
final class Records {
  private Records() {}

  /** Of each experiment that can run here, its record. */
  static List<ObjectNode> of(List<ObjectNode> documents, Workbench workbench) throws Exception {
    Trials trials = new Trials(workbench, new Guard());
    List<ObjectNode> records = new ArrayList<>();
    for (ObjectNode document : documents) {
      ObjectNode alone = document.deepCopy();
      alone.remove("profiles");
      alone.remove("seconds");
      if (alone.remove(Sweeps.MEMBER) != null) {
        alone.remove("expect");
      }
      if (!Documents.isLarge(alone)) {
        Path place = Files.createTempDirectory("record").resolve("run");
        trials.runUntilRecorded(trials.experiment(alone), place);
        ObjectNode recorded = (ObjectNode) trials.recorded(place);
        Documents.shrink(recorded);
        records.add(recorded);
      }
    }
    return records;
  }
}
