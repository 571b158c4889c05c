package org.langevin.shell.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;
import org.langevin.api.metric.MetricResult;
import org.langevin.shell.Output;
import org.langevin.shell.Table;
import org.langevin.shell.completion.MetricCompleter;
import org.langevin.shell.completion.SettingCompleter;
import org.langevin.workbench.Runs;

/** Compares two files. */
@Service
@Command(
    scope = "score",
    name = "metric",
    description = "Compares the items of two files by a metric",
    detailedDescription =
        "For example: metric sliced-wasserstein --real data.npy --generated more.npy")
public final class MetricCommand extends WorkCommand {
  @Reference Runs runs;

  @Argument(name = "metric", description = "The metric's id", required = true)
  @Completion(MetricCompleter.class)
  String metric;

  @Option(name = "--real", description = "FILE: the .npy, .npz or .csv file to compare with")
  @Completion(FileCompleter.class)
  String real;

  @Option(name = "--generated", description = "FILE: the .npy, .npz or .csv file to judge")
  @Completion(FileCompleter.class)
  String generated;

  @Option(
      name = "--set",
      description =
          "POINTER=VALUE: a parameter of the metric, as in /projections=200; may be repeated",
      multiValued = true)
  @Completion(SettingCompleter.class)
  List<String> settings;

  @Override
  void run() throws Exception {
    MetricResult result =
        runs.metric(
            part(metric, settings),
            Path.of(required("--real", real)).toAbsolutePath(),
            Path.of(required("--generated", generated)).toAbsolutePath(),
            threads(threads),
            progress());
    if (json) {
      ObjectNode node = Output.object().put("id", metric);
      node.set("values", Output.tree(result.values()));
      node.put("better", result.better().name().toLowerCase(Locale.ROOT));
      if (!result.note().isEmpty()) {
        node.put("note", result.note());
      }
      print(node);
      return;
    }
    Table table = table("no values", "Name", "Value");
    for (Map.Entry<String, Double> value : result.values().entrySet()) {
      table.addRow().addContent(value.getKey(), Output.number(value.getValue()));
    }
    print(table);
    if (!result.note().isEmpty()) {
      out().println(result.note());
      out().flush();
    }
  }
}
