# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'export.ui'
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
from PySide6.QtWidgets import (QApplication, QDialog, QFormLayout, QHBoxLayout,
    QHeaderView, QLabel, QLineEdit, QProgressBar,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from ltsa_desktop.gui.widgets.buttons import (PlainButton, PrimaryButton)
from ltsa_desktop.gui.widgets.labels import (Body, MutedLabel, SectionTitle)
from ltsa_desktop.gui.widgets.notices import Banner
from ltsa_desktop.gui.widgets.table import DataTable
class Ui_Export(object):
    def setupUi(self, Export):
        if not Export.objectName():
            Export.setObjectName(u"Export")
        Export.resize(760, 600)
        self.layout19 = QVBoxLayout(Export)
        self.layout19.setSpacing(12)
        self.layout19.setObjectName(u"layout19")
        self.layout19.setContentsMargins(24, 24, 24, 24)
        self.heading = SectionTitle(Export)
        self.heading.setObjectName(u"heading")

        self.layout19.addWidget(self.heading)

        self.intro = Body(Export)
        self.intro.setObjectName(u"intro")

        self.layout19.addWidget(self.intro)

        self.visits = DataTable(Export)
        self.visits.setObjectName(u"visits")
        self.visits.setMinimumSize(QSize(0, 180))

        self.layout19.addWidget(self.visits)

        self.chosen = MutedLabel(Export)
        self.chosen.setObjectName(u"chosen")

        self.layout19.addWidget(self.chosen)

        self.layout16 = QFormLayout()
        self.layout16.setObjectName(u"layout16")
        self.layout16.setHorizontalSpacing(16)
        self.layout16.setVerticalSpacing(8)
        self.layout16.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.layout16.setContentsMargins(0, 0, 0, 0)
        self.path_label = QLabel(Export)
        self.path_label.setObjectName(u"path_label")
        self.path_label.setMinimumSize(QSize(0, 32))

        self.layout16.setWidget(0, QFormLayout.ItemRole.LabelRole, self.path_label)

        self.layout15 = QHBoxLayout()
        self.layout15.setSpacing(8)
        self.layout15.setObjectName(u"layout15")
        self.layout15.setContentsMargins(0, 0, 0, 0)
        self.path = QLineEdit(Export)
        self.path.setObjectName(u"path")

        self.layout15.addWidget(self.path)

        self.choose = PlainButton(Export)
        self.choose.setObjectName(u"choose")

        self.layout15.addWidget(self.choose)

        self.layout15.setStretch(0, 1)

        self.layout16.setLayout(0, QFormLayout.ItemRole.FieldRole, self.layout15)


        self.layout19.addLayout(self.layout16)

        self.progress = QProgressBar(Export)
        self.progress.setObjectName(u"progress")
        self.progress.setTextVisible(False)

        self.layout19.addWidget(self.progress)

        self.banner = Banner(Export)
        self.banner.setObjectName(u"banner")

        self.layout19.addWidget(self.banner)

        self.layout17 = QHBoxLayout()
        self.layout17.setSpacing(8)
        self.layout17.setObjectName(u"layout17")
        self.layout17.setContentsMargins(0, 0, 0, 0)
        self.reveal = PlainButton(Export)
        self.reveal.setObjectName(u"reveal")

        self.layout17.addWidget(self.reveal)

        self.spacer18 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout17.addItem(self.spacer18)

        self.cancel = PlainButton(Export)
        self.cancel.setObjectName(u"cancel")

        self.layout17.addWidget(self.cancel)

        self.export_button = PrimaryButton(Export)
        self.export_button.setObjectName(u"export_button")

        self.layout17.addWidget(self.export_button)


        self.layout19.addLayout(self.layout17)

        self.layout19.setStretch(2, 1)
#if QT_CONFIG(shortcut)
        self.path_label.setBuddy(self.path)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(Export)

        self.export_button.setDefault(True)


        QMetaObject.connectSlotsByName(Export)
    # setupUi

    def retranslateUi(self, Export):
        Export.setWindowTitle(QCoreApplication.translate("Export", u"Ekspor kunjungan", None))
        self.heading.setText(QCoreApplication.translate("Export", u"Ekspor kunjungan ke satu berkas", None))
        self.intro.setText(QCoreApplication.translate("Export", u"Berkas .ltsa dapat dibawa dengan stik, surel, atau WhatsApp. Hanya supervisor organisasi yang dapat membacanya.", None))
#if QT_CONFIG(accessibility)
        self.visits.setAccessibleName(QCoreApplication.translate("Export", u"Kunjungan yang sudah disegel", None))
#endif // QT_CONFIG(accessibility)
        self.path_label.setText(QCoreApplication.translate("Export", u"Simpan sebagai", None))
#if QT_CONFIG(accessibility)
        self.path.setAccessibleName(QCoreApplication.translate("Export", u"Simpan sebagai", None))
#endif // QT_CONFIG(accessibility)
        self.choose.setText(QCoreApplication.translate("Export", u"Pilih\u2026", None))
#if QT_CONFIG(accessibility)
        self.choose.setAccessibleName(QCoreApplication.translate("Export", u"Pilih tempat berkas", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.progress.setAccessibleName(QCoreApplication.translate("Export", u"Kemajuan", None))
#endif // QT_CONFIG(accessibility)
        self.reveal.setText(QCoreApplication.translate("Export", u"Buka folder", None))
        self.cancel.setText(QCoreApplication.translate("Export", u"Batal", None))
        self.export_button.setText(QCoreApplication.translate("Export", u"Ekspor", None))
    # retranslateUi

