package org.langevin.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {
  @TempDir Path folder;

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }

  private String page(Illustration... illustrations) {
    return Page.of(folder, List.of(illustrations));
  }

  @Test
  void whatUsersWriteIsEscaped() throws IOException {
    write(
        "experiment.json",
        "{\"title\": \"<script>alert('1')</script> & co\", \"description\": \"a < b\","
            + "\"dataset\": {\"use\": \"x\\\"y\", \"note\": \"<i>\"}}");
    write("run.json", "{\"source\": \"a b's.json\", \"state\": \"FAILED\", \"message\": \"<b>\"}");
    write(
        "metrics.json",
        "{\"metrics\": [{\"id\": \"<u>\", \"sampler\": \"<s>\", \"value\": 1, \"better\":"
            + " \"lower\", \"note\": \"<em>\"}]}");
    String html = page(Illustration.of("f", "<t>", "<c>", new byte[] {1, 2, 3}, new byte[0]));
    for (String raw :
        List.of("<script", "<i>", "<u>", "<s>", "<em>", "<t>", "<c>", "alert('1')", "x\"y")) {
      assertFalse(html.contains(raw), raw);
    }
    assertTrue(html.contains("<h1>&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; co</h1>"));
    assertTrue(html.contains("<div class=\"banner\"><b>Failed.</b> &lt;b&gt;</div>"));
    assertTrue(html.contains("src=\"data:image/png;base64,AQID\""));
    assertTrue(html.contains("langevin run &#39;a b&#39;\\&#39;&#39;s.json&#39;"));
    assertTrue(html.contains("langevin resume "));
  }

  @Test
  void aRunWhoseLastPhaseIsThePageIsDoneUnlessAMetricIsNoNumber() throws IOException {
    String record =
        "{\"state\": \"%s\", \"message\": \"why\", \"done\": {%s},"
            + " \"metrics\": [{\"value\": %s}]}";
    for (String[] run :
        new String[][] {
          {"running", "\"training\": {}", "1", "running"},
          {"running", "\"figures\": {}", "1", "done"},
          {"failed", "\"figures\": {}", "1", "done"},
          {"running", "\"figures\": {}", "null", "failed"},
          {"cancelled", "\"training\": {}", "1", "cancelled"}
        }) {
      write("run.json", String.format(Locale.ROOT, record, run[0], run[1], run[2]));
      String html = page();
      assertTrue(html.contains("<dt>State</dt><dd>" + run[3] + "</dd>"), html);
      assertEquals(!run[3].equals("done"), html.contains("why"), run[3]);
    }
  }

  @Test
  void metricsShowValueReferenceAndDifference() throws IOException {
    write(
        "metrics.json",
        """
        {"metrics": [
          {"id": "frechet-distance", "sampler": "pc", "name": "fid", "value": 40.5,
           "better": "lower", "reference": 36.89, "note": "Features: identity."},
          {"id": "frechet-distance", "sampler": "ode", "name": "fid", "value": 30,
           "better": "lower", "note": "Features: identity."},
          {"id": "quality", "sampler": "pc", "name": "quality", "value": 0.9, "better": "higher",
           "values": {"value": 0.9, "column-shapes": 0.8}},
          {"id": "quality", "sampler": "ode", "name": "quality", "value": null, "better": "higher",
           "reference": 0.5}
        ]}
        """);
    String html = page();
    assertTrue(html.contains(">36.89</td><td class=\"number\">+3.610 (+9.8 %)</td>"), html);
    assertTrue(html.contains("<td class=\"number best\">30</td>"));
    assertTrue(html.contains("<td class=\"number\">40.50</td>"), html);
    assertTrue(html.contains("<th>quality: column shapes</th><td class=\"number\">0.8000</td>"));
    assertTrue(html.contains("<td class=\"number best\">0.9000</td>"), html);
    assertTrue(html.contains("0.5000</td><td></td>"));
    assertTrue(html.contains("not finite"));
    assertTrue(html.contains("fid<sup>1</sup></th>"));
    assertTrue(html.contains("<sup>1</sup> Features: identity."));
    assertTrue(html.contains("↑ higher") && html.contains("↓ lower"));
  }

  @Test
  void thePartsAreListedWithTheirOrigin() throws IOException {
    write(
        "resolved.json",
        """
        {"experiment": {"title": "T", "seed": 3, "sdes": [],
           "sde": {"use": "simple@1.0.0", "sigma": 25, "horizon": null}},
         "plugins": [{"pointer": "/sde", "point": "sde", "id": "simple", "title": "Simple SDE",
           "version": "1.0.0", "bundle": "org.langevin.sdes.simple",
           "sha256": "0123456789abcdef0123"}],
         "environment": {"java": "17", "processors": 2}}
        """);
    write(
        "run.json", "{\"source\": \"report/table-3\", \"profile\": \"full\", \"state\": \"DONE\"}");
    String html = page();
    assertTrue(html.contains("<code>org.langevin.sdes.simple</code>"));
    assertTrue(html.contains("title=\"0123456789abcdef0123\">SHA-256 <code>0123456789ab…"));
    assertTrue(html.contains("<span class=\"parameter\">sigma</span>&nbsp;=&nbsp;25"));
    assertFalse(html.contains("horizon"));
    assertTrue(html.contains("langevin run report/table-3 --profile full --seed 3"));
    assertFalse(html.contains("langevin resume"));
    assertTrue(html.contains("<dt>processors</dt><dd>2</dd>"));
  }

  @Test
  void anExperimentThatWasNotResolvedShowsWhatItAskedFor() throws IOException {
    write(
        "experiment.json",
        "{\"samplers\": [{\"use\": \"ula@[1,2)\", \"steps\": 5}], \"training\": {\"steps\": 9}}");
    String html = page();
    assertTrue(html.contains("<td>samplers</td><td><code>ula@[1,2)</code></td>"));
    assertTrue(html.contains("<span class=\"parameter\">steps</span>&nbsp;=&nbsp;5"));
    assertTrue(html.contains("<td>training</td>"));
  }

  /** The optimiser's parameters stand in its own row. */
  @Test
  void partsWithinPartsAreCalledByTheirNames() throws IOException {
    write(
        "resolved.json",
        """
        {"experiment": {"training": {"steps": 9, "optimizer": {"use": "adam@1.0.0", "learningRate": 0.25}}},
         "plugins": [{"pointer": "/training/optimizer", "point": "optimizer", "id": "adam"}]}
        """);
    String html = page();
    String name = "<span class=\"parameter\">%s</span>&nbsp;=&nbsp;%s";
    assertTrue(html.contains(name.formatted("optimizer", "adam")), html);
    assertTrue(html.contains(name.formatted("learningRate", "0.25")), html);
    assertFalse(html.contains("adam@1.0.0"), html);
  }

  @Test
  void samplersAndTrainingAreSummedUp() throws IOException {
    write(
        "run.json",
        "{\"samplers\": [{\"name\": \"mala\", \"count\": 5000, \"evaluations\": 1000.5, \"seconds\":"
            + " 90, \"diagnostics\": {\"acceptance-rate\": 0.5}}], \"phases\": {\"training\": 61}}");
    write(
        "resolved.json",
        "{\"scores\": [{\"sampler\": \"mala\", \"network\": \"/network\", \"condition\": \"noise level"
            + " 0.1\"}]}");
    write("history.csv", "step,loss,held_out_loss,rate\n1,3,,\n2,1.5,4,\n3,2,,\n");
    String html = page();
    assertTrue(html.contains("<th class=\"number\">acceptance rate</th>"));
    assertTrue(html.contains("<dt>training</dt><dd>1 min 01 s</dd>"));
    assertTrue(html.contains("<td class=\"number\">1 min 30 s</td>"));
    assertTrue(
        html.contains("<th>loss</th><td class=\"number\">2</td><td class=\"number\">1.500</td>"),
        html);
    assertFalse(html.contains("<th>rate</th>"));
    assertTrue(
        html.contains("The score that mala drives is that of /network at noise level 0.1."), html);
    assertTrue(
        html.contains(
            "<th>held out loss</th><td class=\"number\">4</td><td class=\"number\">4</td>"));
  }

  @Test
  void notesThatDifferStandAtTheSamplers() throws IOException {
    write(
        "metrics.json",
        """
        {"metrics": [{"id": "a", "sampler": "s", "name": "a", "value": 1, "note": "one"},
                     {"id": "a", "sampler": "t", "name": "a", "value": 2, "note": "two"}]}
        """);
    String html = page();
    assertTrue(html.contains(">a</th><td>s<sup>1</sup></td>"));
    assertTrue(html.contains("<td>t<sup>2</sup></td>"));
    assertTrue(html.contains("<sup>2</sup> two"));
  }

  @Test
  void aSweepListsItsTrials() throws IOException {
    write(
        "sweep.json",
        """
        {"source": "toy/levels", "profile": "quick",
         "experiment": {"title": "Levels", "seed": 1, "loss": {"use": "ncsn"}},
         "trials": [
           {"folder": "trials/0001", "values": {"/loss/use": "a"}, "metrics": {"w of ula": 0.5}},
           {"folder": "trials/0002", "values": {"/loss/use": "<b>"}, "metrics": {}}]}
        """);
    String html = page();
    assertTrue(html.contains("<h1>Levels</h1>"));
    assertTrue(html.contains("<th>/loss/use</th><th class=\"number\">w of ula</th>"));
    assertTrue(
        html.contains(
            "<a href=\"trials/0001/report.html\">1</a></th><td>a</td>"
                + "<td class=\"number\">0.5000</td>"));
    assertTrue(html.contains("<td>&lt;b&gt;</td><td class=\"number\"></td>"));
    assertTrue(html.contains("langevin sweep toy/levels --profile quick --seed 1"));
    assertFalse(html.contains("langevin run"));
  }

  @Test
  void warningsAndExpectationsStandOnTop() throws IOException {
    write(
        "run.json",
        """
        {"warnings": [{"kind": "drift-to-noise", "part": "<ula>", "message": "too long"}],
         "expectations": [
           {"subject": "w of ula", "expected": "at most 0.1", "found": "0.3", "holds": false},
           {"subject": "w of mala", "expected": "at most 0.1", "found": "0.01", "holds": true}]}
        """);
    write("metrics.json", "{\"metrics\": [{\"id\": \"w\", \"value\": 1}]}");
    String html = page();
    assertTrue(html.contains("<li>&lt;ula&gt;: too long.</li>"), html);
    assertTrue(html.contains("<li>w of ula is 0.3; expected: at most 0.1</li>"), html);
    assertTrue(html.contains("<b>As expected, however:</b> w of mala is 0.01"), html);
    assertTrue(html.indexOf("class=\"banner\"") < html.indexOf("<h2>Metrics"), html);
  }

  /** One sentence says what came of a claim about every sampler. */
  @Test
  void aFindingNamesAllSamplers() throws IOException {
    write(
        "run.json",
        """
        {"samplers": [{"name": "ula"}, {"name": "mala"}],
         "expectations": [
           {"pointer": "/expect/0", "subject": "w of ula", "expected": "at most 1", "found": "0.3", "holds": true},
           {"pointer": "/expect/0", "subject": "w of mala", "expected": "at most 1", "found": "0.2", "holds": true}]}
        """);
    assertTrue(
        page().contains("<b>As expected:</b> w is 0.3 for ula and 0.2 for mala (at most 1).</p>"));
  }

  /** Errors, floors and exact values stand beside what was measured; the rest is folded away. */
  @Test
  void metricsTellHowFarTheyAreToBeTrusted() throws IOException {
    write(
        "metrics.json",
        """
        {"metrics": [
          {"id": "w", "sampler": "ula", "name": "w", "value": 0.04573, "better": "lower",
           "values": {"value": 0.04573, "standard-error": 0.00021, "largest": 0.06},
           "perfect": {"value": 0.0123}},
          {"id": "w", "sampler": "mala", "name": "w", "value": 0.0461, "better": "lower",
           "values": {"value": 0.0461, "standard-error": 0.00021}, "perfect": {"value": 0.0123}},
          {"id": "m", "sampler": "ula", "name": "m", "value": 0.1, "better": "lower",
           "values": {"value": 0.1, "mode-1": 0.4}, "perfect": {"value": 0.02, "mode-1": 0.5}}]}
        """);
    String html = page();
    assertTrue(html.contains(">0.0457 ± 0.0002</td><td class=\"number\">0.012</td>"), html);
    assertTrue(
        html.contains("w: the samplers differ by at most 3.7·10⁻⁴, less than the floor"), html);
    assertTrue(html.contains("<h3>m in detail</h3>"), html);
    assertTrue(
        html.contains(
            "<th>mode 1</th><td class=\"number\">0.5000</td><td class=\"number\">0.4000</td>"),
        html);
    assertTrue(html.indexOf("<details><summary>More figures") < html.indexOf("w: largest"), html);
  }

  @Test
  void theSameCommandsComeToTheSameResults() throws IOException {
    write(
        "run.json",
        """
        {"source": "toy/fig-8", "profile": "quick", "changes": {"/sde/beta": "2", "/note": "a b"},
         "threads": 3, "state": "done", "phases": {"training": 10},
         "facts": {"shape": "1 x 28 x 28", "items": 60000, "parameters": 134402}}
        """);
    write("experiment.json", "{\"seed\": 7}");
    write(
        "resolved.json",
        "{\"experiment\": {\"seed\": 7}, \"environment\": {\"langevin\": \"1.0.0\"}}");
    write("history.csv", "step,loss\n1000,3\n");
    String html = page();
    assertTrue(
        html.contains(
            "langevin run toy/fig-8 --profile quick --set /sde/beta=2 --set &#39;/note=a b&#39;"
                + " --seed 7 --threads 3"),
        html);
    assertTrue(html.contains("langevin run experiment.json --threads 3"), html);
    assertTrue(html.contains("With Langevin 1.0.0."), html);
    assertTrue(html.contains("<dt>Data</dt><dd>60000 items of shape 1 x 28 x 28</dd>"), html);
    assertTrue(html.contains("<dt>Parameters</dt><dd>134402</dd>"), html);
    assertTrue(html.contains("<dt>Training</dt><dd>100 steps/s</dd>"), html);
  }

  /** The picture links to its file, and says to those who cannot see it what its caption says. */
  @Test
  void figuresAreLinkedAndDescribed() {
    String html =
        page(Illustration.of("f.g", "Title", "What is to be seen.", new byte[] {1}, new byte[0]));
    assertTrue(
        html.contains(
            "<a href=\"figures/f.g.svg\" title=\"In any size\"><img alt=\"What is to be seen.\""),
        html);
  }

  @Test
  void aSweepTellsWhatItsTrialsFound() throws IOException {
    write(
        "sweep.json",
        """
        {"experiment": {"title": "Levels"},
         "expectations": [
           {"subject": "w at 5", "expected": "better", "found": "1 beside 2", "holds": true}],
         "trials": [
           {"folder": "trials/0001", "warnings":
             [{"kind": "far-samples", "part": "ula", "message": "3 of 4 are far"}]}]}
        """);
    String html = page();
    assertTrue(html.contains("<li>trial 1, ula: 3 of 4 are far.</li>"), html);
    assertTrue(html.contains("<b>As expected:</b> w at 5 is 1 beside 2 (better)."), html);
  }

  @Test
  void numbersAreWrittenForPeople() {
    assertEquals("0.001235", Numbers.of(0.00123456));
    assertEquals("1.235·10⁻⁵", Numbers.of(0.0000123456));
    assertEquals("−12.35", Numbers.of(-12.3456));
    assertEquals("123500", Numbers.of(123456.7));
    assertEquals("123456", Numbers.of(123456));
    assertEquals("not finite", Numbers.of(Double.NaN));
    assertEquals("0.0457 ± 0.0002", Numbers.of(0.045731, 0.000213));
    assertEquals("2.31 ± 0.12", Numbers.of(2.3052, 0.1234));
    assertEquals("−12 ± 3", Numbers.of(-12.3, 2.9));
    assertEquals("(4.57 ± 0.02)·10⁻⁵", Numbers.of(4.5731e-5, 2.13e-7));
    assertEquals("0.5000", Numbers.of(0.5, 0));
    assertEquals("0.012", Numbers.rough(0.0123));
    assertEquals("+0.5000", Numbers.difference(.5));
    assertEquals("59.0 s", Numbers.duration(59));
    assertEquals("2 h 05 min", Numbers.duration(7500));
  }
}
