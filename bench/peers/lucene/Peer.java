// Lucene with Kuromoji (or bigrams) asked as the other peers are: see bench/peers/peer.hpp.
// SPDX-License-Identifier: GPL-2.0-or-later
//
// usage: java Peer.java index RECORDS INDEX [--analyzer kuromoji|cjk]
//        java Peer.java search INDEX QUERIES [--analyzer …] [--repeats N] [--strings yes] [--warmup N]
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.ja.JapaneseAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.QueryBuilder;

public class Peer {
  static final String[] SEARCHED = {"title", "opinion", "response"};

  record Question(String text, long inside) {}

  record Answer(long total, int records, int facetValues, int snippets, long bytes) {}

  public static void main(String[] arguments) throws Exception {
    Map<String, String> options = new HashMap<>();
    for (int i = 3; i + 1 < arguments.length; i += 2) options.put(arguments[i].substring(2), arguments[i + 1]);
    Analyzer analyzer =
        options.getOrDefault("analyzer", "kuromoji").equals("cjk") ? new CJKAnalyzer() : new JapaneseAnalyzer();
    StringBuilder line = new StringBuilder("{\"engine\":\"lucene\"");
    options.forEach((name, value) -> line.append(String.format(",\"%s\":\"%s\"", name, value)));
    if (arguments[0].equals("index")) index(arguments[1], arguments[2], analyzer, line);
    else search(arguments[1], arguments[2], analyzer, options, line);
    addMemory(line);
    System.out.println(line.append("}"));
  }

  // -- index

  static void index(String records, String folder, Analyzer analyzer, StringBuilder line) throws Exception {
    long start = System.nanoTime();
    long count = 0;
    long bytes = 0;
    FacetsConfig facets = new FacetsConfig();
    IndexWriterConfig config = new IndexWriterConfig(analyzer).setRAMBufferSizeMB(256);
    try (IndexWriter writer = new IndexWriter(FSDirectory.open(Paths.get(folder)), config);
        BufferedReader reader = lines(records)) {
      for (String text; (text = reader.readLine()) != null; ) {
        if (text.isBlank()) continue;
        JsonObject record = JsonParser.parseString(text).getAsJsonObject();
        Document document = documentOf(record);
        for (String name : SEARCHED) bytes += document.get(name).getBytes(StandardCharsets.UTF_8).length;
        writer.addDocument(facets.build(document));
        ++count;
      }
      writer.commit();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    long size = bytesOf(Paths.get(folder));
    line.append(String.format(
        ",\"operation\":\"index\",\"records\":%d,\"text_bytes\":%d,\"seconds\":%.2f,\"processor_seconds\":%.2f,"
            + "\"mb_per_s\":%.2f,\"index_bytes\":%d,\"index_per_text\":%.2f",
        count, bytes, seconds, processSeconds(), bytes / seconds / 1e6, size, (double) size / bytes));
  }

  static BufferedReader lines(String path) throws IOException {
    InputStream bytes = path.endsWith(".zst")
        ? new ProcessBuilder("zstd", "-dc", path).redirectError(ProcessBuilder.Redirect.INHERIT).start().getInputStream()
        : Files.newInputStream(Paths.get(path));
    return new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8), 1 << 16);
  }

  static Document documentOf(JsonObject record) {
    JsonObject initiative = child(record, "initiative");
    JsonObject category = child(record, "category");
    String title = text(initiative, "title");
    String symbol = text(category, "symbol");
    Document document = new Document();
    document.add(new StringField("id", text(record, "id"), Field.Store.YES));
    document.add(new Field("title", title, searched()));
    document.add(new Field("opinion", text(record, "opinion"), searched()));
    document.add(new Field("response", text(record, "response"), searched()));
    addFacet(document, "category", symbol.isEmpty() ? text(category, "label") : symbol);
    addFacet(document, "initiative", (text(initiative, "label") + " " + title).strip());
    return document;
  }

  static void addFacet(Document document, String name, String value) {
    if (value.isEmpty()) return;
    document.add(new SortedSetDocValuesFacetField(name, value));
    document.add(new StoredField(name + "_shown", value));
  }

  /** Offsets beside the postings, so that highlighting need not tokenize again. */
  static FieldType searched() {
    FieldType type = new FieldType();
    type.setStored(true);
    type.setTokenized(true);
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
    type.freeze();
    return type;
  }

  static JsonObject child(JsonObject object, String key) {
    JsonElement value = object.get(key);
    return value != null && value.isJsonObject() ? value.getAsJsonObject() : new JsonObject();
  }

  static String text(JsonObject object, String key) {
    JsonElement value = object.get(key);
    return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
  }

  // -- search

  static void search(String folder, String queries, Analyzer analyzer, Map<String, String> options, StringBuilder line)
      throws Exception {
    int repeats = Integer.parseInt(options.getOrDefault("repeats", "3"));
    int warmup = Integer.parseInt(options.getOrDefault("warmup", "5"));
    boolean strings = options.getOrDefault("strings", "no").equals("yes");
    List<Question> questions = read(queries);
    try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(Paths.get(folder)))) {
      Searching searching = new Searching(reader, analyzer, strings);
      // The compiler of a Java machine needs some passes before it has seen enough.
      for (int pass = 1; pass < warmup; ++pass) for (Question question : questions) searching.ask(question);
      measure(searching, questions, repeats, line);
    }
  }

  static List<Question> read(String path) throws IOException {
    List<Question> questions = new ArrayList<>();
    for (String text : Files.readAllLines(Paths.get(path))) {
      if (text.isBlank()) continue;
      JsonObject object = JsonParser.parseString(text).getAsJsonObject();
      JsonElement inside = object.get("inside");
      questions.add(new Question(object.get("text").getAsString(), inside == null ? -1 : inside.getAsLong()));
    }
    return questions;
  }

  static class Searching {
    final IndexSearcher searcher;
    final SortedSetDocValuesReaderState state;
    final UnifiedHighlighter highlighter;
    final QueryBuilder builder;
    final boolean strings;

    Searching(DirectoryReader reader, Analyzer analyzer, boolean strings) throws IOException {
      this.searcher = new IndexSearcher(reader);
      this.searcher.setQueryCache(null);
      this.state = new DefaultSortedSetDocValuesReaderState(reader);
      this.highlighter = new UnifiedHighlighter(searcher, analyzer);
      this.highlighter.setMaxLength(1 << 20);
      this.builder = new QueryBuilder(analyzer);
      this.strings = strings;
    }

    Query queryOf(Question question) {
      BooleanQuery.Builder all = new BooleanQuery.Builder();
      for (String word : strings ? new String[] {question.text()} : question.text().split(" ")) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (String field : SEARCHED) {
          Query phrase = builder.createPhraseQuery(field, word);
          if (phrase != null) any.add(phrase, BooleanClause.Occur.SHOULD);
        }
        all.add(any.build(), BooleanClause.Occur.MUST);
      }
      return all.build();
    }

    Answer ask(Question question) throws IOException {
      Query query = queryOf(question);
      FacetsCollector hits = new FacetsCollector();
      TopScoreDocCollector best = TopScoreDocCollector.create(10, Integer.MAX_VALUE);
      searcher.search(query, MultiCollector.wrap(best, hits));
      TopDocs top = best.topDocs();
      int facetValues = 0;
      long bytes = 0;
      SortedSetDocValuesFacetCounts counts = new SortedSetDocValuesFacetCounts(state, hits);
      for (String name : new String[] {"category", "initiative"}) {
        if (state.getOrdRange(name) == null) continue;  // no record has a value
        FacetResult facet = counts.getTopChildren(100000, name);
        if (facet != null) facetValues += facet.labelValues.length;
      }
      for (var hit : top.scoreDocs) {
        Document document = searcher.doc(hit.doc);
        for (String name : SEARCHED) bytes += document.get(name).length();
      }
      int snippets = 0;
      if (top.scoreDocs.length > 0) {
        Map<String, String[]> cuts =
            highlighter.highlightFields(new String[] {"opinion", "response"}, query, top);
        for (String[] texts : cuts.values()) {
          for (String text : texts) if (text != null && text.contains("<b>")) ++snippets;
        }
      }
      return new Answer(top.totalHits.value, top.scoreDocs.length, facetValues, snippets, bytes);
    }
  }

  static void measure(Searching searching, List<Question> questions, int repeats, StringBuilder line)
      throws IOException {
    double hits = 0;
    double records = 0;
    double facetValues = 0;
    double snippets = 0;
    int fewer = 0;
    for (Question question : questions) {
      Answer answer = searching.ask(question);
      hits += answer.total();
      records += answer.records();
      facetValues += answer.facetValues();
      snippets += answer.snippets();
      if (answer.total() < question.inside()) ++fewer;
    }
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    double[] times = new double[repeats * questions.size()];
    double[] processor = new double[times.length];
    for (int i = 0; i < times.length; ++i) {
      long processorBefore = threads.getCurrentThreadCpuTime();
      long before = System.nanoTime();
      searching.ask(questions.get(i % questions.size()));
      times[i] = (System.nanoTime() - before) / 1e3;
      processor[i] = (threads.getCurrentThreadCpuTime() - processorBefore) / 1e3;
    }
    double total = Arrays.stream(times).sum();
    int n = questions.size();
    Arrays.sort(times);
    Arrays.sort(processor);
    line.append(String.format(
        ",\"operation\":\"search\",\"queries\":%d,\"repeats\":%d,\"hits_mean\":%.1f,\"records_mean\":%.1f,"
            + "\"facet_values_mean\":%.1f,\"snippets_mean\":%.1f,\"fewer_than_inside\":%d,\"p50_us\":%.1f,\"p90_us\":%.1f,"
            + "\"p95_us\":%.1f,\"p99_us\":%.1f,\"max_us\":%.1f,\"mean_us\":%.1f,\"qps\":%.1f,\"processor_p50_us\":%.1f,"
            + "\"processor_p95_us\":%.1f,\"processor_p99_us\":%.1f,\"processor_max_us\":%.1f",
        n, repeats, hits / n, records / n, facetValues / n, snippets / n, fewer, percentile(times, 50),
        percentile(times, 90), percentile(times, 95), percentile(times, 99), percentile(times, 100),
        total / times.length, 1e6 * times.length / total, percentile(processor, 50), percentile(processor, 95),
        percentile(processor, 99), percentile(processor, 100)));
  }

  /** Nearest rank, as lib/src/evaluation/latency.hpp defines it. */
  static double percentile(double[] sorted, double percent) {
    int rank = (int) Math.ceil(percent * sorted.length / 100 - 1e-9);
    return sorted[Math.max(1, Math.min(rank, sorted.length)) - 1];
  }

  // -- the process

  static double processSeconds() {
    var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime() / 1e9;
  }

  static void addMemory(StringBuilder line) throws IOException {
    Map<String, String> names =
        Map.of("VmRSS:", "resident_bytes", "VmHWM:", "resident_highest_bytes", "RssAnon:", "resident_anonymous_bytes");
    for (String status : Files.readAllLines(Paths.get("/proc/self/status"))) {
      String[] words = status.split("\\s+");
      String name = names.get(words[0]);
      if (name != null) line.append(String.format(",\"%s\":%d", name, Long.parseLong(words[1]) * 1024));
    }
  }

  static long bytesOf(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
