# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'new_visit.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QComboBox, QDialog,
    QFormLayout, QHBoxLayout, QHeaderView, QLabel,
    QLineEdit, QSizePolicy, QSpacerItem, QVBoxLayout,
    QWidget)

from ltsa_desktop.gui.widgets.buttons import (PlainButton, PrimaryButton)
from ltsa_desktop.gui.widgets.fields import DateField
from ltsa_desktop.gui.widgets.labels import SectionTitle
from ltsa_desktop.gui.widgets.notices import Banner
from ltsa_desktop.gui.widgets.table import (DataTable, FilterField)
class Ui_NewVisit(object):
    def setupUi(self, NewVisit):
        if not NewVisit.objectName():
            NewVisit.setObjectName(u"NewVisit")
        NewVisit.resize(1240, 560)
        self.layout14 = QVBoxLayout(NewVisit)
        self.layout14.setSpacing(12)
        self.layout14.setObjectName(u"layout14")
        self.layout14.setContentsMargins(24, 24, 24, 24)
        self.heading = SectionTitle(NewVisit)
        self.heading.setObjectName(u"heading")

        self.layout14.addWidget(self.heading)

        self.layout17 = QHBoxLayout()
        self.layout17.setSpacing(24)
        self.layout17.setObjectName(u"layout17")
        self.layout18 = QVBoxLayout()
        self.layout18.setSpacing(12)
        self.layout18.setObjectName(u"layout18")
        self.search = FilterField(NewVisit)
        self.search.setObjectName(u"search")

        self.layout18.addWidget(self.search)

        self.centres = DataTable(NewVisit)
        self.centres.setObjectName(u"centres")
        self.centres.setMinimumSize(QSize(0, 190))

        self.layout18.addWidget(self.centres)


        self.layout17.addLayout(self.layout18)

        self.layout19 = QVBoxLayout()
        self.layout19.setSpacing(12)
        self.layout19.setObjectName(u"layout19")
        self.layout11 = QFormLayout()
        self.layout11.setObjectName(u"layout11")
        self.layout11.setHorizontalSpacing(16)
        self.layout11.setVerticalSpacing(8)
        self.layout11.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.layout11.setContentsMargins(0, 0, 0, 0)
        self.day_label = QLabel(NewVisit)
        self.day_label.setObjectName(u"day_label")
        self.day_label.setMinimumSize(QSize(0, 32))

        self.layout11.setWidget(0, QFormLayout.ItemRole.LabelRole, self.day_label)

        self.day = DateField(NewVisit)
        self.day.setObjectName(u"day")

        self.layout11.setWidget(0, QFormLayout.ItemRole.FieldRole, self.day)

        self.kind_label = QLabel(NewVisit)
        self.kind_label.setObjectName(u"kind_label")
        self.kind_label.setMinimumSize(QSize(0, 32))

        self.layout11.setWidget(1, QFormLayout.ItemRole.LabelRole, self.kind_label)

        self.kind = QComboBox(NewVisit)
        self.kind.addItem("")
        self.kind.addItem("")
        self.kind.addItem("")
        self.kind.setObjectName(u"kind")

        self.layout11.setWidget(1, QFormLayout.ItemRole.FieldRole, self.kind)

        self.instrument_label = QLabel(NewVisit)
        self.instrument_label.setObjectName(u"instrument_label")
        self.instrument_label.setMinimumSize(QSize(0, 32))

        self.layout11.setWidget(2, QFormLayout.ItemRole.LabelRole, self.instrument_label)

        self.instrument = QComboBox(NewVisit)
        self.instrument.setObjectName(u"instrument")

        self.layout11.setWidget(2, QFormLayout.ItemRole.FieldRole, self.instrument)


        self.layout19.addLayout(self.layout11)

        self.paper = QCheckBox(NewVisit)
        self.paper.setObjectName(u"paper")

        self.layout19.addWidget(self.paper)

        self.paper_box = QWidget(NewVisit)
        self.paper_box.setObjectName(u"paper_box")
        self.layout15 = QFormLayout(self.paper_box)
        self.layout15.setObjectName(u"layout15")
        self.layout15.setHorizontalSpacing(16)
        self.layout15.setVerticalSpacing(8)
        self.layout15.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.layout15.setContentsMargins(28, 0, 0, 0)
        self.by_label = QLabel(self.paper_box)
        self.by_label.setObjectName(u"by_label")
        self.by_label.setMinimumSize(QSize(0, 32))

        self.layout15.setWidget(0, QFormLayout.ItemRole.LabelRole, self.by_label)

        self.by = QLineEdit(self.paper_box)
        self.by.setObjectName(u"by")

        self.layout15.setWidget(0, QFormLayout.ItemRole.FieldRole, self.by)

        self.by_nip_label = QLabel(self.paper_box)
        self.by_nip_label.setObjectName(u"by_nip_label")
        self.by_nip_label.setMinimumSize(QSize(0, 32))

        self.layout15.setWidget(1, QFormLayout.ItemRole.LabelRole, self.by_nip_label)

        self.by_nip = QLineEdit(self.paper_box)
        self.by_nip.setObjectName(u"by_nip")

        self.layout15.setWidget(1, QFormLayout.ItemRole.FieldRole, self.by_nip)

        self.keyer_label = QLabel(self.paper_box)
        self.keyer_label.setObjectName(u"keyer_label")
        self.keyer_label.setMinimumSize(QSize(0, 32))

        self.layout15.setWidget(2, QFormLayout.ItemRole.LabelRole, self.keyer_label)

        self.keyer = QLineEdit(self.paper_box)
        self.keyer.setObjectName(u"keyer")

        self.layout15.setWidget(2, QFormLayout.ItemRole.FieldRole, self.keyer)

        self.keyer_nip_label = QLabel(self.paper_box)
        self.keyer_nip_label.setObjectName(u"keyer_nip_label")
        self.keyer_nip_label.setMinimumSize(QSize(0, 32))

        self.layout15.setWidget(3, QFormLayout.ItemRole.LabelRole, self.keyer_nip_label)

        self.keyer_nip = QLineEdit(self.paper_box)
        self.keyer_nip.setObjectName(u"keyer_nip")

        self.layout15.setWidget(3, QFormLayout.ItemRole.FieldRole, self.keyer_nip)


        self.layout19.addWidget(self.paper_box)

        self.example = QCheckBox(NewVisit)
        self.example.setObjectName(u"example")

        self.layout19.addWidget(self.example)

        self.spacer16 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout19.addItem(self.spacer16)


        self.layout17.addLayout(self.layout19)

        self.layout17.setStretch(0, 1)
        self.layout17.setStretch(1, 1)

        self.layout14.addLayout(self.layout17)

        self.banner = Banner(NewVisit)
        self.banner.setObjectName(u"banner")

        self.layout14.addWidget(self.banner)

        self.layout12 = QHBoxLayout()
        self.layout12.setSpacing(8)
        self.layout12.setObjectName(u"layout12")
        self.layout12.setContentsMargins(0, 0, 0, 0)
        self.spacer13 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout12.addItem(self.spacer13)

        self.cancel = PlainButton(NewVisit)
        self.cancel.setObjectName(u"cancel")

        self.layout12.addWidget(self.cancel)

        self.create = PrimaryButton(NewVisit)
        self.create.setObjectName(u"create")

        self.layout12.addWidget(self.create)


        self.layout14.addLayout(self.layout12)

        self.layout14.setStretch(1, 1)
#if QT_CONFIG(shortcut)
        self.day_label.setBuddy(self.day)
        self.kind_label.setBuddy(self.kind)
        self.instrument_label.setBuddy(self.instrument)
        self.by_label.setBuddy(self.by)
        self.by_nip_label.setBuddy(self.by_nip)
        self.keyer_label.setBuddy(self.keyer)
        self.keyer_nip_label.setBuddy(self.keyer_nip)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(NewVisit)

        self.create.setDefault(True)


        QMetaObject.connectSlotsByName(NewVisit)
    # setupUi

    def retranslateUi(self, NewVisit):
        NewVisit.setWindowTitle(QCoreApplication.translate("NewVisit", u"Kunjungan baru", None))
        self.heading.setText(QCoreApplication.translate("NewVisit", u"Kunjungan baru", None))
#if QT_CONFIG(accessibility)
        self.search.setAccessibleName(QCoreApplication.translate("NewVisit", u"Cari pusat layanan", None))
#endif // QT_CONFIG(accessibility)
        self.search.setPlaceholderText(QCoreApplication.translate("NewVisit", u"Cari pusat layanan: nama, kabupaten, kode, nama lain", None))
#if QT_CONFIG(accessibility)
        self.centres.setAccessibleName(QCoreApplication.translate("NewVisit", u"Pusat layanan", None))
#endif // QT_CONFIG(accessibility)
        self.day_label.setText(QCoreApplication.translate("NewVisit", u"Tanggal", None))
#if QT_CONFIG(accessibility)
        self.day.setAccessibleName(QCoreApplication.translate("NewVisit", u"Tanggal", None))
#endif // QT_CONFIG(accessibility)
        self.kind_label.setText(QCoreApplication.translate("NewVisit", u"Jenis kunjungan", None))
        self.kind.setItemText(0, QCoreApplication.translate("NewVisit", u"Terjadwal", None))
        self.kind.setItemText(1, QCoreApplication.translate("NewVisit", u"Mendadak", None))
        self.kind.setItemText(2, QCoreApplication.translate("NewVisit", u"Daring", None))

#if QT_CONFIG(accessibility)
        self.kind.setAccessibleName(QCoreApplication.translate("NewVisit", u"Jenis kunjungan", None))
#endif // QT_CONFIG(accessibility)
        self.instrument_label.setText(QCoreApplication.translate("NewVisit", u"Instrumen", None))
#if QT_CONFIG(accessibility)
        self.instrument.setAccessibleName(QCoreApplication.translate("NewVisit", u"Instrumen", None))
#endif // QT_CONFIG(accessibility)
        self.paper.setText(QCoreApplication.translate("NewVisit", u"Sudah diisi di kertas; saya mengetiknya", None))
        self.by_label.setText(QCoreApplication.translate("NewVisit", u"Diisi oleh", None))
#if QT_CONFIG(accessibility)
        self.by.setAccessibleName(QCoreApplication.translate("NewVisit", u"Nama evaluator yang mengisi kertas", None))
#endif // QT_CONFIG(accessibility)
        self.by_nip_label.setText(QCoreApplication.translate("NewVisit", u"NIP-nya (boleh kosong)", None))
#if QT_CONFIG(accessibility)
        self.by_nip.setAccessibleName(QCoreApplication.translate("NewVisit", u"NIP evaluator yang mengisi kertas", None))
#endif // QT_CONFIG(accessibility)
        self.keyer_label.setText(QCoreApplication.translate("NewVisit", u"Diketik oleh", None))
#if QT_CONFIG(accessibility)
        self.keyer.setAccessibleName(QCoreApplication.translate("NewVisit", u"Nama pengetik", None))
#endif // QT_CONFIG(accessibility)
        self.keyer_nip_label.setText(QCoreApplication.translate("NewVisit", u"NIP pengetik (boleh kosong)", None))
#if QT_CONFIG(accessibility)
        self.keyer_nip.setAccessibleName(QCoreApplication.translate("NewVisit", u"NIP pengetik", None))
#endif // QT_CONFIG(accessibility)
        self.example.setText(QCoreApplication.translate("NewVisit", u"Tandai sebagai CONTOH (untuk latihan; tercetak di setiap halaman)", None))
        self.cancel.setText(QCoreApplication.translate("NewVisit", u"Batal", None))
        self.create.setText(QCoreApplication.translate("NewVisit", u"Mulai kunjungan", None))
    # retranslateUi

