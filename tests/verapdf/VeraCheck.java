// Checks PDF files with veraPDF's own classes, many files in one process.
// java -cp JARS VeraCheck.java FILE...   Each file is checked as PDF/UA-1 and PDF/A-2a; one line each:
//   FILE <tab> PROFILE <tab> true|false <tab> number of failures <tab> "clause-test message @ where" parted by " | "

import java.io.FileInputStream;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

public class VeraCheck {
    private static final Map<String, String> PROFILES = new LinkedHashMap<>();

    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        PROFILES.put("ua1", "PDFUA-1");
        PROFILES.put("2a", "PDFA-2A");
        Map<String, ValidationProfile> profiles = new LinkedHashMap<>();
        for (Map.Entry<String, String> entry : PROFILES.entrySet()) {
            String place = "/org/verapdf/pdfa/validation/" + entry.getValue() + ".xml";
            try (InputStream stream = VeraCheck.class.getResourceAsStream(place)) {
                profiles.put(entry.getKey(), Profiles.profileFromXml(stream));
            }
        }
        for (String file : files) {
            for (Map.Entry<String, ValidationProfile> entry : profiles.entrySet()) {
                System.out.println(check(file, entry.getKey(), entry.getValue()));
            }
        }
    }

    private static String check(String file, String name, ValidationProfile profile) {
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(name);
        try (FileInputStream stream = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(stream, flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, false)) {
            ValidationResult result = validator.validate(parser);
            Map<String, String> failures = new LinkedHashMap<>();
            int count = 0;
            for (TestAssertion test : result.getTestAssertions()) {
                if (test.getStatus() == TestAssertion.Status.FAILED) {
                    count++;
                    String rule = test.getRuleId().getClause() + "-" + test.getRuleId().getTestNumber();
                    failures.putIfAbsent(rule, rule + " " + test.getMessage() + " @ " + test.getLocation().getContext());
                }
            }
            String told = String.join(" | ", failures.values()).replaceAll("\\s+", " ");
            return file + "\t" + name + "\t" + result.isCompliant() + "\t" + count + "\t" + told;
        } catch (Exception error) {
            return file + "\t" + name + "\tfalse\t1\tunreadable " + error.toString().replaceAll("\\s+", " ");
        }
    }
}
