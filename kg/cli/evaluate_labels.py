"""What `kg evaluate` calls things, in Vietnamese and in English."""

LABELS = {
    "vi": {
        "level": "Mức", "gold": "Chuẩn", "predicted": "Dự đoán", "correct": "Đúng",
        "precision": "Độ đúng", "recall": "Độ phủ", "f1": "F1", "before": "F1 trước",
        "gain": "Thêm", "document": "Báo cáo", "fact": "Dữ kiện", "attribute": "Thuộc tính",
        "compared": "So", "accuracy": "Tỷ lệ đúng",
        "scores": "So với bản chuẩn", "by_document": "F1 của từng báo cáo",
        "by_attribute": "Thuộc tính của các dữ kiện đã ghép đôi",
        "confident": "Chỉ tính dự đoán có độ tin cậy từ {least}",
        "documents": "{count} báo cáo", "absent": "không có dự đoán: {names}",
        "telling": "{told} trong {of} dự đoán cho biết độ tin cậy",
        "figure": "con số", "meaning": "+ ý nghĩa", "full": "+ nơi, lúc, trạng thái",
        "exact": "+ ngày đầu kỳ", "citations": "chỗ dẫn", "people": "người", "events": "sự kiện",
        "organisations": "tổ chức", "products": "sản phẩm", "programmes": "chương trình",
        "relations": "quan hệ văn bản",
        "missed": "thiếu", "extra": "thừa", "differs": "khác", "found": "tìm thấy",
        "errors": "{count} lỗi", "gains": "Được thêm: {count}", "losses": "Mất đi: {count}",
        "was": "trước", "now": "sau", "nothing": "không có",
    },
    "en": {
        "level": "Level", "gold": "Gold", "predicted": "Predicted", "correct": "Correct",
        "precision": "Precision", "recall": "Recall", "f1": "F1", "before": "F1 before",
        "gain": "Gain", "document": "Report", "fact": "Fact", "attribute": "Attribute",
        "compared": "Compared", "accuracy": "Accuracy",
        "scores": "Compared with gold", "by_document": "F1 of each report",
        "by_attribute": "Attributes of paired facts",
        "confident": "Only predictions with a confidence of at least {least}",
        "documents": "{count} reports", "absent": "no prediction for {names}",
        "telling": "{told} of {of} predictions tell their confidence",
        "figure": "figure", "meaning": "+ meaning", "full": "+ area, end, status",
        "exact": "+ start of period", "citations": "citations", "people": "people",
        "events": "events", "organisations": "organisations", "products": "products",
        "programmes": "programmes", "relations": "legal relations",
        "missed": "missed", "extra": "extra", "differs": "differs", "found": "found",
        "errors": "{count} errors", "gains": "Gains: {count}", "losses": "Losses: {count}",
        "was": "before", "now": "after", "nothing": "nothing",
    },
}  # fmt: skip

# Heads narrow enough for a table of all levels in eighty columns.
NARROW = {
    "vi": {"figure": "số", "meaning": "nghĩa", "full": "đủ", "exact": "kỳ", "citations": "dẫn",
           "people": "ng.", "events": "s.k.", "organisations": "t.c.", "products": "s.p.",
           "programmes": "c.tr.", "relations": "q.hệ"},
    "en": {"figure": "fig.", "meaning": "mean", "full": "full", "exact": "exact",
           "citations": "cit.", "people": "ppl.", "events": "ev.", "organisations": "org.",
           "products": "prod", "programmes": "prog", "relations": "rel."},
}  # fmt: skip

KINDS = {
    "vi": {"observations": "con số", "citations": "chỗ dẫn", "people": "người",
           "events": "sự kiện", "organisations": "tổ chức", "products": "sản phẩm",
           "programmes": "chương trình", "legal_relations": "quan hệ văn bản"},
    "en": {"observations": "figure", "citations": "citation", "people": "person",
           "events": "event", "organisations": "organisation", "products": "product",
           "programmes": "programme", "legal_relations": "legal relation"},
}  # fmt: skip

ATTRIBUTES_VI = {
    "value_max": "giá trị lớn nhất", "unit": "đơn vị", "indicator": "chỉ tiêu",
    "measure": "phép đo", "subject": "chủ thể", "area": "địa bàn", "period_start": "đầu kỳ",
    "period_end": "cuối kỳ", "status": "trạng thái", "modifier": "mức độ", "sector": "lĩnh vực",
    "organisation": "tổ chức", "quote": "nguyên văn", "key": "số, ký hiệu", "type": "loại",
    "number": "số", "year": "năm", "symbol": "ký hiệu", "issuer": "cơ quan ban hành",
    "date": "ngày", "rating": "hạng", "producer": "chủ thể sản xuất", "name": "tên",
    "found": "tìm thấy", "extra": "thừa",
}  # fmt: skip
