package io.obrestore.simulator.foreign;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads what {@code mariadb --xml} writes: rows of fields, nil where there is no value. */
final class ResultXml {
  private static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

  private final List<String> labels = new ArrayList<>();
  private final List<List<@Nullable String>> rows = new ArrayList<>();

  private ResultXml() {}

  static Answer read(String xml) {
    ResultXml result = new ResultXml();
    try {
      XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      XMLStreamReader in = factory.createXMLStreamReader(new StringReader(xml));
      while (in.hasNext()) {
        if (in.next() == XMLStreamConstants.START_ELEMENT) {
          result.element(in);
        }
      }
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return result.rows.isEmpty() ? Answer.NOTHING : new Answer(result.labels, result.rows);
  }

  private void element(XMLStreamReader in) throws XMLStreamException {
    if (in.getLocalName().equals("row")) {
      rows.add(new ArrayList<>());
    } else if (in.getLocalName().equals("field")) {
      if (rows.size() == 1) {
        labels.add(in.getAttributeValue(null, "name"));
      }
      boolean nil = "true".equals(in.getAttributeValue(INSTANCE, "nil"));
      String text = in.getElementText();
      rows.get(rows.size() - 1).add(nil ? null : text);
    }
  }
}
