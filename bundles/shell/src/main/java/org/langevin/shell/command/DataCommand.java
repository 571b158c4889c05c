package org.langevin.shell.command;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.langevin.shell.Output;
import org.langevin.shell.completion.DatasetCompleter;
import org.langevin.workbench.InvalidRequestException;
import org.langevin.workbench.Runs;

/** Writes a dataset's items. */
@Service
@Command(
    scope = "score",
    name = "data",
    description = "Writes a dataset's items into a .npy or .csv file")
public final class DataCommand extends ArgumentCommand {
  @Reference Runs runs;

  @Argument(name = "dataset", description = "The dataset's id", required = true)
  @Completion(DatasetCompleter.class)
  String dataset;

  @Option(
      name = "--set",
      description = "A parameter of the dataset: name=value; may be repeated",
      multiValued = true)
  List<String> settings;

  @Option(
      name = "--held-out",
      description =
          "How many of the items that a run of this seed compares its samples with; by default all"
              + " that it learns from")
  Integer heldOut;

  @Option(name = "--seed", description = "Of the experiment, from which a synthetic dataset draws")
  String seed = "1";

  @Option(name = "--out", description = "The .npy or .csv file to write")
  String target;

  @Override
  void run() throws Exception {
    if (heldOut != null && heldOut < 1) {
      throw new InvalidRequestException(
          "--held-out", "", heldOut + " is out of range; give how many items, 1 or more");
    }
    Path file = Path.of(required("--out", target)).toAbsolutePath();
    int count =
        runs.data(
            part(dataset, settings),
            heldOut == null ? OptionalInt.empty() : OptionalInt.of(heldOut),
            Numbers.parseLong("--seed", seed),
            file,
            progress());
    if (json) {
      print(Output.object().put("file", file.toString()).put("count", count));
    } else {
      out().println(file);
      out().flush();
    }
  }
}
