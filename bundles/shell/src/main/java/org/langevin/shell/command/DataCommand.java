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
import org.apache.karaf.shell.support.completers.FileCompleter;
import org.langevin.shell.Output;
import org.langevin.shell.completion.DatasetCompleter;
import org.langevin.shell.completion.SettingCompleter;
import org.langevin.workbench.InvalidRequestException;
import org.langevin.workbench.Runs;

/** Writes a dataset's items. */
@Service
@Command(
    scope = "score",
    name = "data",
    description = "Writes a dataset's items into a .npy or .csv file",
    detailedDescription = "For example: data swiss-roll --set scale=0.1 --out data.npy")
public final class DataCommand extends ProgressCommand {
  @Reference Runs runs;

  @Argument(name = "dataset", description = "The dataset's id", required = true)
  @Completion(DatasetCompleter.class)
  String dataset;

  @Option(
      name = "--set",
      description = "POINTER=VALUE: a parameter of the dataset, as in /count=5000; may be repeated",
      multiValued = true)
  @Completion(SettingCompleter.class)
  List<String> settings;

  @Option(
      name = "--held-out",
      description =
          "NUMBER: how many of the items that a run of this seed compares its samples with; by default all"
              + " that it learns from")
  Integer heldOut;

  @Option(
      name = "--seed",
      description = "NUMBER: of the experiment, from which a synthetic dataset draws")
  String seed = "1";

  @Option(name = "--out", description = "FILE: the .npy or .csv file to write")
  @Completion(FileCompleter.class)
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
