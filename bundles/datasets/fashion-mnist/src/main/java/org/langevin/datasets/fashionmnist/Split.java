package org.langevin.datasets.fashionmnist;

import java.net.URI;
import java.util.List;
import org.langevin.api.dataset.DataFile;

/**
 * Where the two parts of the data are kept. The checksums are those of the files that the authors
 * publish, and of those of Debian's package, which has the same compressed data under a shorter
 * gzip header.
 */
enum Split {
  TRAINING(
      "train",
      "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"
          + " b0564c3eedabfbf835052cff8503ea422014ce006caf5b757f851416ee8300c7",
      "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"
          + " 0ae29f65d86684f32d1b9c85147786c547b9c6aebcaf235f0400a0cce308b056"),
  TEST(
      "t10k",
      "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"
          + " cc1d090a38ace84dfa1aa66e3ada7c336ef481a96936906477e6dd344da56eaa",
      "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"
          + " 8d3605d196f4be44669e46906da9733c8131fef761fdbfec72c424d5222f1a05");

  private final DataFile images;
  private final DataFile labels;

  Split(String prefix, String imagesSha256, String labelsSha256) {
    this.images = file(prefix + "-images-idx3-ubyte.gz", imagesSha256);
    this.labels = file(prefix + "-labels-idx1-ubyte.gz", labelsSha256);
  }

  private static DataFile file(String name, String sha256) {
    return new DataFile(
        "fashion-mnist",
        name,
        List.of("/usr/share/datasets/fashion-mnist"),
        List.of(
            URI.create(
                "https://github.com/zalandoresearch/fashion-mnist/raw/master/data/fashion/" + name),
            URI.create("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/" + name)),
        sha256);
  }

  DataFile images() {
    return images;
  }

  DataFile labels() {
    return labels;
  }
}
