use super::*;
use crate::document::BlockKind;

const TREES: &str = "\
# newdoc id = talks
# newpar
# sent_id = talks-1
# text = Talks end
1\tTalks\ttalk\tNOUN\tNNS\t_\t2\tnsubj\t_\t_
2\tend\tend\tVERB\tVBP\t_\t0\troot\t_\t_

# newpar
# sent_id = talks-2
# text = They don't.
1\tThey\tthey\tPRON\tPRP\tCase=Nom\t2\tnsubj\t2:nsubj\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
2\tdo\tdo\tVERB\tVBP\t_\t0\troot\t0:root\t_
3\tn't\tnot\tPART\tRB\t_\t2\tadvmod\t2:advmod\t_
3.1\tgo\tgo\tVERB\tVB\t_\t_\t_\t2:dep\t_
4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t2:punct\t_

# sent_id = talks-3
# text = Été gonna
1\tÉté\tété\tFOO\tBAR\t_\t2\tobl:tmod\t_\t_
2-3\tgonna\t_\t_\t_\t_\t_\t_\t_\t_
2\tgoing\tgo\tVERB\tVBG\t_\t0\troot\t_\t_
3\tto\tto\tPART\tTO\t_\t2\todd\t_\t_
";

#[test]
fn sentences_are_read_with_their_spans() {
    let sentences = read(TREES).expect("the trees are well formed");
    let words: Vec<String> = sentences[1]
        .words
        .iter()
        .map(|word| {
            format!(
                "{} {} {:?}",
                word.span.text("They don't."),
                word.lemma,
                word.head
            )
        })
        .collect();
    assert_eq!(
        words,
        [
            "They they Some(1)",
            "do do None",
            "n't not Some(1)",
            ". . Some(1)"
        ]
    );
    assert_eq!(sentences[0].comment("sent_id"), Some("talks-1"));
}

#[test]
fn labels_outside_our_sets_become_the_nearest() {
    let sentences = read(TREES).expect("the trees are well formed");
    let labels: Vec<String> = sentences[2]
        .words
        .iter()
        .map(|word| format!("{} {} {} {}", word.form, word.tag, word.penn, word.relation))
        .collect();
    assert_eq!(
        labels,
        ["Été X XX obl", "going VERB VBG root", "to PART TO dep"]
    );
}

#[test]
fn documents_are_put_together() {
    let documents = read_documents(TREES).expect("the trees are well formed");
    let analysis = documents[0].analysis();
    assert_eq!(analysis.document.id, "talks");
    assert_eq!(analysis.document.text, "Talks end\n\nThey don't. Été gonna");
    let kinds: Vec<BlockKind> = analysis.blocks.iter().map(|block| block.kind).collect();
    assert_eq!(kinds, [BlockKind::Title, BlockKind::Heading]);
    let blocks: Vec<usize> = analysis
        .sentences
        .iter()
        .map(|sentence| sentence.block)
        .collect();
    assert_eq!(blocks, [0, 1, 1]);
    assert_eq!(analysis.word(4), "n't");
    assert_eq!(
        analysis.word(analysis.head(4).expect("n't has a head")),
        "do"
    );
}

#[test]
fn what_is_written_is_read_again() {
    let documents = read_documents(TREES).expect("the trees are well formed");
    let written = written(&documents[0]);
    assert_eq!(
        written.lines().skip(6).take(9).collect::<Vec<_>>(),
        [
            "",
            "# newpar",
            "# sent_id = talks-2",
            "# text = They don't.",
            "1\tThey\tthey\tPRON\tPRP\t_\t2\tnsubj\t_\tTokenRange=11:15",
            "2\tdo\tdo\tVERB\tVBP\t_\t0\troot\t_\tSpaceAfter=No|TokenRange=16:18",
            "3\tn't\tnot\tPART\tRB\t_\t2\tadvmod\t_\tSpaceAfter=No|TokenRange=18:21",
            "4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\tTokenRange=21:22",
            "",
        ]
    );
}

#[test]
fn spans_survive_writing_and_reading() {
    let file = "# newdoc id = a\n# text = Été “won’t”.\n\
        1\tÉté\té\tNOUN\tNN\t_\t3\tnsubj\t_\tTokenRange=5:8\n\
        2\t“\t“\tPUNCT\t``\t_\t3\tpunct\t_\tTokenRange=10:11\n\
        3\two\twill\tAUX\tMD\t_\t0\troot\t_\tTokenRange=11:13\n\
        4\tn’t\tnot\tPART\tRB\t_\t3\tadvmod\t_\tTokenRange=13:16\n\
        5\t”\t”\tPUNCT\t''\t_\t3\tpunct\t_\tTokenRange=16:17\n\
        6\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\tTokenRange=17:18\n";
    let once = read_documents(file).expect("the trees are well formed");
    assert_eq!(once[0].document.text, "\n\n\n\n\nÉté  “won’t”.");
    let again = read_documents(&written(&once[0])).expect("what we write is well formed");
    assert_eq!(once, again);
}

#[test]
fn broken_files_are_faults_with_their_line() {
    let cases = [
        ("1\tKim\n", "line 1: 10 columns expected, 2 found"),
        (
            "# x\nx\tKim\tKim\tX\tX\t_\ty\tdep\t_\t_\n",
            "line 2: \"y\" is not a number",
        ),
        (
            "1\tKim\tKim\tX\tX\t_\t2\tdep\t_\t_\n",
            "line 1: a head is not in its sentence",
        ),
        (
            "# text = Xi\n1\tKim\tKim\tX\tX\t_\t0\troot\t_\t_\n",
            "line 2: \"Kim\" does not follow in the text",
        ),
        (
            "1\tKim\tKim\tX\tX\t_\t0\troot\t_\tTokenRange=999999999999:1\n",
            "line 0: a token range leaves too wide a gap",
        ),
    ];
    for (file, message) in cases {
        let fault = read_documents(file).expect_err(file);
        assert_eq!(fault.to_string(), message);
    }
}

fn written(document: &TreeDocument) -> String {
    let mut output = Vec::new();
    write(&document.analysis(), &mut output).expect("a vector takes everything");
    String::from_utf8(output).expect("CoNLL-U is UTF-8")
}
